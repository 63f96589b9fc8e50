namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>Takes what was committed here to the other instances. Neither waits nor throws; what gets lost is found in the database later.</summary>
internal interface ISignalExchange
{
    /// <summary>Something was committed.</summary>
    /// <param name="keys">Users and conversations.</param>
    void Changed(IReadOnlyList<Guid> keys);

    /// <summary>Sessions were ended.</summary>
    /// <param name="sessionIds">The sessions.</param>
    void SessionsEnded(IReadOnlyCollection<Guid> sessionIds);
}

/// <summary>For one process alone, and where the others look for themselves.</summary>
internal sealed class NoSignalExchange : ISignalExchange
{
    /// <inheritdoc/>
    public void Changed(IReadOnlyList<Guid> keys)
    {
        // Nobody to tell.
    }

    /// <inheritdoc/>
    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds)
    {
        // Nobody to tell.
    }
}
