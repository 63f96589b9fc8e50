using Messaging.Application.Common.Filters;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>Answers <c>last N</c> and <c>history N</c>.</summary>
internal sealed class CommandAnswerer(IMessageReader messages, IConversationReader conversations, HistoryPager history, Pager pager, ICurrentUser caller)
{
    /// <summary>The newest messages of all that the caller sent.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, or <see cref="CommandErrors.InvalidCount"/>.</returns>
    public async Task<Result<SendOutcome>> AnswerSentAsync(HistoryCommand command, CancellationToken cancellationToken)
    {
        if (command.Count is not { } count)
        {
            return CommandErrors.InvalidCount;
        }

        var filter = new MessageFilter(caller.UserId, MessageDirection.Sent, WithUserId: null, new TimeRange(From: null, To: null));
        var slice = new Slice(count, Position: null, Backward: false);
        var rows = await messages.ListAsync(filter, slice, cancellationToken);
        return new SendOutcome.History(
            pager.ToPage(MessageScopes.Of(filter), slice, rows, MessageScopes.PositionOf, count: null), ConversationId: null);
    }

    /// <summary>The newest messages that the caller exchanged with a user.</summary>
    /// <param name="command">The command.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, none where there is no conversation; or <see cref="CommandErrors.InvalidCount"/>.</returns>
    public async Task<Result<SendOutcome>> AnswerWithUserAsync(HistoryCommand command, Guid userId, CancellationToken cancellationToken)
    {
        if (command.Count is null)
        {
            return CommandErrors.InvalidCount;
        }

        return await conversations.FindDirectIdAsync(caller.UserId, userId, cancellationToken) is { } conversationId
            && await conversations.FindLastSequenceAsync(conversationId, caller.UserId, cancellationToken) is { } lastSequence
            ? await AnswerConversationAsync(command, conversationId, lastSequence, cancellationToken)
            : new SendOutcome.History(new Page<MessageResponse>([], Next: null, Previous: null, Count: null), ConversationId: null);
    }

    /// <summary>The newest messages of a conversation that the caller may read.</summary>
    /// <param name="command">The command.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="lastSequence">Sequence of its newest message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, or <see cref="CommandErrors.InvalidCount"/>.</returns>
    public async Task<Result<SendOutcome>> AnswerConversationAsync(
        HistoryCommand command, Guid conversationId, long lastSequence, CancellationToken cancellationToken)
    {
        if (command.Count is not { } count)
        {
            return CommandErrors.InvalidCount;
        }

        var newest = new HistorySlice(count, Bound: long.MaxValue, Ascending: false);
        return new SendOutcome.History(
            await history.ReadAsync(conversationId, newest, lastSequence, wantsCount: false, cancellationToken), conversationId);
    }
}
