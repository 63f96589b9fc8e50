using Messaging.Domain.Conversations;

namespace Messaging.Application.Conversations;

/// <summary>Read markers, for use inside a unit of work.</summary>
public interface IMembershipRepository
{
    /// <summary>Loads a user's place in a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The place, or null where the user takes no part in it.</returns>
    Task<Membership?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Counts what a participant wrote within a stretch of the conversation.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="after">Sequence before the stretch.</param>
    /// <param name="upTo">Last sequence of the stretch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of messages.</returns>
    Task<long> CountOwnAsync(Participant participant, long after, long upTo, CancellationToken cancellationToken);

    /// <summary>Stores a marker that moved, and stamps the messages to the participant that it passed.</summary>
    /// <param name="participant">The participant after the move.</param>
    /// <param name="after">Where the marker stood before.</param>
    /// <param name="readAt">The present instant (UTC).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it is done.</returns>
    Task SaveReadMarkerAsync(Participant participant, long after, DateTime readAt, CancellationToken cancellationToken);
}
