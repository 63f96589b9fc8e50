using Messaging.Domain.Blocks;
using Messaging.Domain.Conversations;
using Messaging.Domain.Messages;

namespace Messaging.Domain.LiveUpdates;

/// <summary>
/// A change that concerns a user. It names what changed and holds no contents, so that the log stays small and never tells what has
/// been taken away since.
/// </summary>
public sealed record UserEvent
{
    private UserEvent(UserEventType type, DateTime occurredAt)
    {
        Type = type;
        OccurredAt = occurredAt;
    }

    /// <summary>What happened.</summary>
    public UserEventType Type { get; }

    /// <summary>When (UTC).</summary>
    public DateTime OccurredAt { get; }

    /// <summary>The conversation that it happened in, or null.</summary>
    public Guid? ConversationId { get; private init; }

    /// <summary>Sequence of the message that it is about: the new one, or the last that was read; else null.</summary>
    public long? MessageSequence { get; private init; }

    /// <summary>Who read, who was blocked, whose block was taken back; else null.</summary>
    public Guid? OtherUserId { get; private init; }

    /// <summary>A message was accepted.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The event.</returns>
    public static UserEvent MessageCreated(Message message) => new(UserEventType.MessageCreated, message.CreatedAt)
    {
        ConversationId = message.ConversationId,
        MessageSequence = message.Sequence,
    };

    /// <summary>A read marker moved.</summary>
    /// <param name="reader">Whose, after the move.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The event.</returns>
    public static UserEvent ConversationRead(Participant reader, DateTime now) => new(UserEventType.ConversationRead, now)
    {
        ConversationId = reader.ConversationId,
        MessageSequence = reader.LastReadSequence,
        OtherUserId = reader.UserId,
    };

    /// <summary>The user became a member of a room.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The event.</returns>
    public static UserEvent RoomJoined(Guid roomId, DateTime now) => new(UserEventType.RoomJoined, now) { ConversationId = roomId };

    /// <summary>The user is no longer a member of a room.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The event.</returns>
    public static UserEvent RoomLeft(Guid roomId, DateTime now) => new(UserEventType.RoomLeft, now) { ConversationId = roomId };

    /// <summary>A block was made.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The event.</returns>
    public static UserEvent BlockCreated(Block block) => new(UserEventType.BlockCreated, block.CreatedAt) { OtherUserId = block.BlockedId };

    /// <summary>A block was taken back.</summary>
    /// <param name="unblockedId">Who was blocked until now.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The event.</returns>
    public static UserEvent BlockRemoved(Guid unblockedId, DateTime now) => new(UserEventType.BlockRemoved, now) { OtherUserId = unblockedId };
}
