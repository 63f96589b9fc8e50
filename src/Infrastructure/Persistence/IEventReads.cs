using Messaging.Application.LiveUpdates;
using Messaging.Infrastructure.Persistence.Queries;

namespace Messaging.Infrastructure.Persistence;

/// <summary>The reads that streams repeat at every change. Each database answers them in its fastest way.</summary>
internal interface IEventReads
{
    /// <summary>Events of a user with the messages that they are about.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="after">Sequence before the first of them.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The bounds of the user's log and the rows, oldest first.</returns>
    (EventBounds Bounds, List<UserEventRow> Rows) ReadEvents(Guid userId, long after, int limit);

    /// <summary>How far a user's log goes.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>Its bounds.</returns>
    EventBounds ReadBounds(Guid userId);
}
