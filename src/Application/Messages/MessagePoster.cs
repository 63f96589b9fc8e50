using AutoMapper;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>
/// Accepts a message into a direct conversation, whichever way the conversation was named. Works inside a unit of work.
/// </summary>
internal sealed class MessagePoster(
    IMessageRepository messages,
    IDirectConversationRepository conversations,
    IActivityLog activity,
    IEventLog events,
    ICurrentUser caller,
    MessageSettings settings,
    IMapper mapper,
    TimeProvider time)
{
    /// <summary>The first answer again, for a message that was accepted before under the same identifier.</summary>
    /// <param name="conversation">The conversation, loaded and locked in this unit of work, so that racing retries find what the fastest stored.</param>
    /// <param name="outgoing">What the client sends.</param>
    /// <param name="peer">Name of whom it is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; <see cref="MessageErrors.IdReused"/>; or null where there is no such message yet.</returns>
    public async Task<Result<SendOutcome>?> FindEarlierAsync(
        DirectConversation conversation, OutgoingMessage outgoing, string peer, CancellationToken cancellationToken)
    {
        if (outgoing.EffectiveId is not { } clientMessageId
            || await messages.FindByClientIdAsync(caller.UserId, clientMessageId, cancellationToken) is not { } earlier)
        {
            return null;
        }

        var isSame = earlier.ConversationId == conversation.Id
            && string.Equals(earlier.Content, outgoing.ToContent(settings).Text, StringComparison.Ordinal);
        return isSame ? Accepted(earlier, peer) : MessageErrors.IdReused;
    }

    /// <summary>Lets the conversation decide, and stores the message or the refusal.</summary>
    /// <param name="conversation">The conversation, loaded in this unit of work.</param>
    /// <param name="outgoing">What the client sends.</param>
    /// <param name="peer">Name of whom it is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or the conversation's refusal.</returns>
    public async Task<Result<SendOutcome>> PostAsync(
        DirectConversation conversation, OutgoingMessage outgoing, string peer, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var posted = conversation.Post(outgoing.ToContent(settings), outgoing.EffectiveId, now);
        if (posted.Error is { } refusal)
        {
            await RecordAsync(ActivityType.MessageRefused, conversation, now, cancellationToken);
            return refusal;
        }

        await conversations.AppendAsync(conversation, posted.Value, cancellationToken);
        await events.AppendToParticipantsAsync(conversation.Id, UserEvent.MessageCreated(posted.Value), cancellationToken);
        await RecordAsync(ActivityType.MessageSent, conversation, posted.Value.CreatedAt, cancellationToken);
        return Accepted(posted.Value, peer);
    }

    private Result<SendOutcome> Accepted(Message message, string peer) =>
        new SendOutcome.Accepted(mapper.Map<MessageResponse>(new AddressedMessage(message, caller.UserName, peer)));

    private Task RecordAsync(ActivityType type, DirectConversation conversation, DateTime at, CancellationToken cancellationToken) =>
        activity.AppendAsync(
            ActivityEntry.Of(type, caller.UserId, at, caller.Device.IpAddress, otherUserId: conversation.Peer.UserId), cancellationToken);
}
