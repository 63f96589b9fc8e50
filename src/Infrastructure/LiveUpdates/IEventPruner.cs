namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>Takes old events out of the log, a few at a time.</summary>
internal interface IEventPruner
{
    /// <summary>Finds users whose oldest event is due.</summary>
    /// <param name="after">The user to go on from, exclusive; empty at the beginning.</param>
    /// <param name="cutoff">Events before this instant (UTC) are due.</param>
    /// <param name="limit">How many users to look at.</param>
    /// <returns>The last user that was looked at, or null at the end; and those with something due.</returns>
    ValueTask<(Guid? Last, List<Guid> Due)> FindDueAsync(Guid after, DateTime cutoff, int limit);

    /// <summary>Finds the end of the oldest stretch of a user's log that is due as a whole.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cutoff">Events before this instant (UTC) are due.</param>
    /// <param name="limit">Most events to look at.</param>
    /// <returns>Sequence of the last event of the stretch; null where nothing is due.</returns>
    ValueTask<long?> FindDueEndAsync(Guid userId, DateTime cutoff, int limit);

    /// <summary>Deletes a stretch; inside a unit of work.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="userId">The user.</param>
    /// <param name="upTo">The last event to delete.</param>
    /// <returns>When it is on its way.</returns>
    ValueTask DeleteAsync(Persistence.WriteSession session, Guid userId, long upTo);
}
