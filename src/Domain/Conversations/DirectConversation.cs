using Messaging.Domain.Blocks;
using Messaging.Domain.Common;
using Messaging.Domain.Messages;

namespace Messaging.Domain.Conversations;

/// <summary>
/// The conversation of two people, or of one with themselves. It decides about sending and about blocking, because both
/// must be decided in one order: what is sent after a block was answered is refused.
/// </summary>
public sealed class DirectConversation
{
    private readonly bool recipientDisabled;
    private readonly Timeline timeline;

    private DirectConversation(
        Guid id, long lastSequence, DateTime? lastMessageAt, Participant self, Participant peer, PeerState state, bool isNew)
    {
        Id = id;
        timeline = new Timeline(id, lastSequence, lastMessageAt);
        Self = self;
        Peer = peer;
        IsNew = isNew;
        recipientDisabled = state.PeerDisabled;
        PeerBlockedBySelf = state.BlockedBySelf;
        SelfBlockedByPeer = state.BlockedByPeer;
    }

    /// <summary>Identifier, UUID version 7.</summary>
    public Guid Id { get; }

    /// <summary>Sequence of the newest message; 0 while there is none.</summary>
    public long LastSequence => timeline.LastSequence;

    /// <summary>When the newest message was accepted (UTC); null while there is none.</summary>
    public DateTime? LastMessageAt => timeline.LastMessageAt;

    /// <summary>Place of the user on whose behalf the conversation was loaded.</summary>
    public Participant Self { get; }

    /// <summary>Place of the other one; the same object as <see cref="Self"/> in notes to oneself.</summary>
    public Participant Peer { get; }

    /// <summary>Whether it was opened in this unit of work and is not stored yet.</summary>
    public bool IsNew { get; }

    /// <summary>Whether the acting user has blocked the other.</summary>
    public bool PeerBlockedBySelf { get; private set; }

    /// <summary>Whether the other has blocked the acting user.</summary>
    public bool SelfBlockedByPeer { get; }

    private bool IsNotes => Self.UserId == Peer.UserId;

    /// <summary>Opens the conversation of two users who have none yet.</summary>
    /// <param name="selfId">The acting user.</param>
    /// <param name="peerId">The other, or the same for notes.</param>
    /// <param name="state">What stands between the two.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The conversation, without a message.</returns>
    public static DirectConversation Open(Guid selfId, Guid peerId, PeerState state, DateTime now)
    {
        var id = UtcTime.NewId(now);
        var self = Participant.Join(id, selfId);
        var peer = selfId == peerId ? self : Participant.Join(id, peerId);
        return new DirectConversation(id, lastSequence: 0, lastMessageAt: null, self, peer, state, isNew: true);
    }

    /// <summary>A conversation as it was stored.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="lastSequence">Sequence of its newest message, or 0.</param>
    /// <param name="lastMessageAt">When that was accepted (UTC), or null.</param>
    /// <param name="self">Place of the acting user.</param>
    /// <param name="peer">Place of the other; the same object for notes.</param>
    /// <param name="state">What stands between the two.</param>
    /// <returns>The conversation.</returns>
    public static DirectConversation Restore(
        Guid id, long lastSequence, DateTime? lastMessageAt, Participant self, Participant peer, PeerState state) =>
        new(id, lastSequence, lastMessageAt, self, peer, state, isNew: false);

    /// <summary>Accepts a message of the acting user, or says why not.</summary>
    /// <param name="content">Its text.</param>
    /// <param name="clientMessageId">Identifier that the sender's device chose, or null.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>
    /// The message; or <see cref="MessageErrors.RecipientBlocked"/>, <see cref="MessageErrors.RecipientUnavailable"/>.
    /// Where each has blocked the other, the sender hears of the own block alone.
    /// </returns>
    public Result<Message> Post(MessageContent content, Guid? clientMessageId, DateTime now)
    {
        if (CanReachPeer().Error is { } refusal)
        {
            return refusal;
        }

        var message = timeline.Append(Self.UserId, recipientId: Peer.UserId, content, clientMessageId, now);
        Self.Sent();
        Self.MessageAt(message.CreatedAt);
        Peer.MessageAt(message.CreatedAt);
        return message;
    }

    /// <summary>Whether the acting user may turn to the other one: write to them, or bring them into a room.</summary>
    /// <returns>
    /// Success; or <see cref="MessageErrors.RecipientBlocked"/>, <see cref="MessageErrors.RecipientUnavailable"/>.
    /// </returns>
    public Result CanReachPeer()
    {
        if (PeerBlockedBySelf)
        {
            return MessageErrors.RecipientBlocked;
        }

        return SelfBlockedByPeer || (recipientDisabled && !IsNotes) ? MessageErrors.RecipientUnavailable : Result.Success();
    }

    /// <summary>Blocks the other one.</summary>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The block; null when it stands already; or <see cref="BlockErrors.CannotBlockSelf"/>.</returns>
    public Result<Block?> BlockPeer(DateTime now)
    {
        if (IsNotes)
        {
            return BlockErrors.CannotBlockSelf;
        }

        if (PeerBlockedBySelf)
        {
            return (Block?)null;
        }

        PeerBlockedBySelf = true;
        return new Block(BlockerId: Self.UserId, BlockedId: Peer.UserId, now);
    }

    /// <summary>Takes the block of the other one back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool UnblockPeer()
    {
        var blocked = PeerBlockedBySelf;
        PeerBlockedBySelf = false;
        return blocked;
    }
}
