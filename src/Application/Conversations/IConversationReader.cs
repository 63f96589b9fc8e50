using Messaging.Application.Common.Paging;

namespace Messaging.Application.Conversations;

/// <summary>Conversations, for queries. A direct one without a message is not shown.</summary>
public interface IConversationReader
{
    /// <summary>Conversations that a user takes part in, latest activity first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="slice">Which part of the list; position: instant of the latest activity and id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order, and the user's last event at the same moment.</returns>
    Task<ConversationRows> ListAsync(Guid userId, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many conversations a user takes part in.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Finds a conversation that a user takes part in.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation, or null also where the user takes no part in it.</returns>
    Task<ConversationResponse?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Finds the direct conversation of two users.</summary>
    /// <param name="userId">One user.</param>
    /// <param name="otherId">The other, or the same.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its identifier, or null.</returns>
    Task<Guid?> FindDirectIdAsync(Guid userId, Guid otherId, CancellationToken cancellationToken);

    /// <summary>How far a conversation goes that somebody may read: their own, and every public room.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="readerId">Who reads; null where nobody is signed in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Sequence of its newest message, or null where the reader may not see it.</returns>
    Task<long?> FindLastSequenceAsync(Guid conversationId, Guid? readerId, CancellationToken cancellationToken);
}

/// <summary>Conversations as they stood at one moment.</summary>
/// <param name="Rows">The conversations.</param>
/// <param name="EventSequence">Sequence of the user's newest event at that moment.</param>
public sealed record ConversationRows(IReadOnlyList<ConversationResponse> Rows, long EventSequence);
