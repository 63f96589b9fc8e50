using Messaging.Domain.Common;
using Messaging.Domain.Messages;

namespace Messaging.Domain.Conversations;

/// <summary>The end of a conversation, where messages are numbered and dated.</summary>
/// <param name="conversationId">The conversation.</param>
/// <param name="lastSequence">Sequence of its newest message, or 0.</param>
/// <param name="lastMessageAt">When that was accepted (UTC), or null.</param>
internal sealed class Timeline(Guid conversationId, long lastSequence, DateTime? lastMessageAt)
{
    public long LastSequence { get; private set; } = lastSequence;

    public DateTime? LastMessageAt { get; private set; } = lastMessageAt;

    public Message Append(Guid senderId, Guid? recipientId, MessageContent content, Guid? clientMessageId, DateTime now)
    {
        // A clock that was set back must not make a later message look earlier than the one before.
        var createdAt = LastMessageAt > now ? LastMessageAt.Value : now;
        LastSequence++;
        LastMessageAt = createdAt;
        return new Message(UtcTime.NewId(createdAt), conversationId, LastSequence, senderId, recipientId, content.Text, clientMessageId, createdAt);
    }
}
