using AutoMapper;
using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Conversations;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Messages;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Messages;

/// <summary>
/// Accepts a message into a conversation, whichever way the conversation was named. Works inside a unit of work.
/// </summary>
internal sealed class MessagePoster(
    IMessageRepository messages,
    IDirectConversationRepository conversations,
    IRoomRepository rooms,
    IActivityLog activity,
    IEventLog events,
    ICurrentUser caller,
    MessageSettings settings,
    IMapper mapper,
    TimeProvider time)
{
    /// <summary>The first answer again, for a message that was accepted before under the same identifier.</summary>
    /// <param name="conversationId">The conversation, loaded and locked in this unit of work, so that racing retries find what the fastest stored.</param>
    /// <param name="outgoing">What the client sends.</param>
    /// <param name="recipient">Name of whom it is for; null in a room.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; <see cref="MessageErrors.IdReused"/>; or null where there is no such message yet.</returns>
    public async Task<Result<SendOutcome>?> FindEarlierAsync(
        Guid conversationId, OutgoingMessage outgoing, string? recipient, CancellationToken cancellationToken)
    {
        if (outgoing.EffectiveId is not { } clientMessageId
            || await messages.FindByClientIdAsync(caller.UserId, clientMessageId, cancellationToken) is not { } earlier)
        {
            return null;
        }

        var isSame = earlier.ConversationId == conversationId
            && string.Equals(earlier.Content, outgoing.ToContent(settings).Text, StringComparison.Ordinal);
        return isSame ? Accepted(earlier, recipient, isRepeat: true) : MessageErrors.IdReused;
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
            await RecordAsync(ActivityType.MessageRefused, conversation.Peer.UserId, now, cancellationToken);
            return refusal;
        }

        await conversations.AppendAsync(conversation, posted.Value, cancellationToken);
        await events.AppendToParticipantsAsync(conversation.Id, UserEvent.MessageCreated(posted.Value), cancellationToken);
        await RecordAsync(ActivityType.MessageSent, conversation.Peer.UserId, posted.Value.CreatedAt, cancellationToken);
        return Accepted(posted.Value, peer);
    }

    /// <summary>Lets the room decide, and stores the message.</summary>
    /// <param name="room">The room, loaded in this unit of work.</param>
    /// <param name="outgoing">What the client sends.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The message, or the room's refusal.</returns>
    public async Task<Result<SendOutcome>> PostAsync(Room room, OutgoingMessage outgoing, CancellationToken cancellationToken)
    {
        var posted = room.Post(outgoing.ToContent(settings), outgoing.EffectiveId, time.UtcNow());
        if (posted.Error is { } refusal)
        {
            return refusal;
        }

        await rooms.AppendAsync(posted.Value, cancellationToken);
        await events.AppendToParticipantsAsync(room.Id, UserEvent.MessageCreated(posted.Value), cancellationToken);
        await RecordAsync(ActivityType.MessageSent, otherUserId: null, posted.Value.CreatedAt, cancellationToken);
        return Accepted(posted.Value, recipient: null);
    }

    private Result<SendOutcome> Accepted(Message message, string? recipient, bool isRepeat = false) =>
        new SendOutcome.Accepted(mapper.Map<MessageResponse>(new AddressedMessage(message, caller.UserName, recipient)), isRepeat);

    private Task RecordAsync(ActivityType type, Guid? otherUserId, DateTime at, CancellationToken cancellationToken) =>
        activity.AppendAsync(ActivityEntry.Of(type, caller.UserId, at, caller.Device.IpAddress, otherUserId), cancellationToken);
}
