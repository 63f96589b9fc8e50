namespace Messaging.Application.LiveUpdates;

/// <summary>Users' events, for queries.</summary>
public interface IEventReader
{
    /// <summary>Reads the events after a sequence, oldest first.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="after">The sequence; null from the oldest event that is kept.</param>
    /// <param name="limit">Most events to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events and the bounds of the log, all of one moment.</returns>
    ValueTask<EventSlice> ReadAsync(Guid userId, long? after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads how far a log goes.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bounds.</returns>
    ValueTask<EventBounds> FindBoundsAsync(Guid userId, CancellationToken cancellationToken);
}

/// <summary>How far a log goes.</summary>
/// <param name="Head">Sequence of the newest event ever; 0 where there was none.</param>
/// <param name="Oldest">Sequence of the oldest event that is kept; where none is kept, that of the next to come.</param>
public readonly record struct EventBounds(long Head, long Oldest)
{
    /// <summary>Whether everything after a sequence is kept.</summary>
    /// <param name="after">The sequence.</param>
    /// <returns>False where some of it is gone, and where the sequence was never reached.</returns>
    public bool Hold(long after) => after <= Head && after >= Oldest - 1;
}

/// <summary>A stretch of a log.</summary>
/// <param name="Bounds">How far the log goes.</param>
/// <param name="Items">The events, oldest first.</param>
public sealed record EventSlice(EventBounds Bounds, IReadOnlyList<EventResponse> Items);
