using Messaging.Application.LiveUpdates;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>Tells all listeners of this process what was committed, and passes it on to the other instances.</summary>
/// <param name="listeners">The listeners; there are none where no server runs.</param>
/// <param name="exchange">The way to the other instances.</param>
internal sealed class LiveSignals(IEnumerable<ILiveListener> listeners, ISignalExchange exchange)
{
    private readonly ILiveListener[] listeners = [.. listeners];

    /// <summary>What anybody here listens to.</summary>
    public IEnumerable<Guid> Keys => listeners.SelectMany(listener => listener.Keys);

    /// <inheritdoc cref="ILiveListener.Changed"/>
    public void Changed(IReadOnlyList<Guid> keys)
    {
        if (keys.Count > 0)
        {
            HeardChanged(keys);
            exchange.Changed(keys);
        }
    }

    /// <inheritdoc cref="ILiveListener.SessionsEnded"/>
    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds)
    {
        HeardSessionsEnded(sessionIds);
        exchange.SessionsEnded(sessionIds);
    }

    /// <summary>Tells those here of what another instance committed.</summary>
    /// <param name="keys">Users and conversations.</param>
    public void HeardChanged(IReadOnlyList<Guid> keys) => Array.ForEach(listeners, listener => listener.Changed(keys));

    /// <summary>Tells those here of sessions that were ended elsewhere.</summary>
    /// <param name="sessionIds">The sessions.</param>
    public void HeardSessionsEnded(IReadOnlyCollection<Guid> sessionIds) =>
        Array.ForEach(listeners, listener => listener.SessionsEnded(sessionIds));

    /// <summary>Tells those here that signals of other instances may have been lost.</summary>
    public void Missed() => Array.ForEach(listeners, static listener => listener.Missed());
}
