using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;
using Messaging.Infrastructure.Persistence.Queries;

namespace Messaging.Infrastructure.Persistence;

/// <summary>
/// The reads that clients repeat all the time: a page of history and the list of conversations. Each database answers
/// them in its fastest way; the other queries are EF Core's.
/// </summary>
internal interface IHotReads
{
    /// <summary>A stretch of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="slice">Which stretch.</param>
    /// <returns>The rows, in reading order.</returns>
    List<MessageRow> ReadHistory(Guid conversationId, HistorySlice slice);

    /// <summary>How far a conversation goes that somebody may read: their own, and every public room.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="readerId">Who reads; null where nobody is signed in.</param>
    /// <returns>Sequence of its newest message, or null where the reader may not see it.</returns>
    long? FindLastSequence(Guid conversationId, Guid? readerId);

    /// <summary>Conversations of a user, except direct ones without a message, latest activity first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="slice">Which part of the list.</param>
    /// <returns>Up to one row more than the limit, in reading order, and the user's last event at the same moment.</returns>
    (List<ConversationRow> Rows, long EventSequence) ReadConversations(Guid userId, Slice slice);

    /// <summary>A conversation of a user, except a direct one without a message.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">The user.</param>
    /// <returns>The row, or none.</returns>
    List<ConversationRow> ReadConversation(Guid conversationId, Guid userId);
}
