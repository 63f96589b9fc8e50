using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;

namespace Messaging.Application.Messages;

/// <summary>Messages, for queries.</summary>
public interface IMessageReader
{
    /// <summary>Finds a message that a user wrote, or that stands in a conversation that they take part in.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="readerId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or null also where the user may not see it.</returns>
    Task<MessageResponse?> FindAsync(Guid messageId, Guid readerId, CancellationToken cancellationToken);

    /// <summary>Messages that a user wrote or that were written to them, newest first.</summary>
    /// <param name="filter">Which of them.</param>
    /// <param name="slice">Which part of the list; position: instant, conversation and sequence.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to one row more than the limit, in reading order.</returns>
    Task<IReadOnlyList<MessageResponse>> ListAsync(MessageFilter filter, Slice slice, CancellationToken cancellationToken);

    /// <summary>How many messages fit a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountAsync(MessageFilter filter, CancellationToken cancellationToken);

    /// <summary>Messages of a conversation. Who may see them has been checked.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="slice">Which part.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Up to as many rows as the limit, in reading order.</returns>
    Task<IReadOnlyList<MessageResponse>> GetHistoryAsync(Guid conversationId, HistorySlice slice, CancellationToken cancellationToken);
}

/// <summary>Which of a user's own messages.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Direction">Written by them, to them, or both.</param>
/// <param name="WithUserId">Only those exchanged with this user; null: with anybody.</param>
/// <param name="Range">From when.</param>
public sealed record MessageFilter(Guid UserId, MessageDirection Direction, Guid? WithUserId, TimeRange Range);

/// <summary>Which way a message went, as its reader sees it.</summary>
public enum MessageDirection
{
    /// <summary>Either way.</summary>
    All,

    /// <summary>Written by the reader.</summary>
    Sent,

    /// <summary>Written to the reader.</summary>
    Received,
}

/// <summary>A stretch of a conversation.</summary>
/// <param name="Limit">Most rows.</param>
/// <param name="Bound">Sequence to start from, exclusive.</param>
/// <param name="Ascending">True: the rows after the bound, oldest first; false: those before it, newest first.</param>
public sealed record HistorySlice(int Limit, long Bound, bool Ascending);
