namespace Messaging.Domain.Messages;

/// <summary>A message as it was accepted. Its place in the conversation never changes.</summary>
public sealed class Message
{
    internal Message(
        Guid id,
        Guid conversationId,
        long sequence,
        Guid senderId,
        Guid? recipientId,
        string content,
        Guid? clientMessageId,
        DateTime createdAt)
    {
        Id = id;
        ConversationId = conversationId;
        Sequence = sequence;
        SenderId = senderId;
        RecipientId = recipientId;
        Content = content;
        ClientMessageId = clientMessageId;
        CreatedAt = createdAt;
    }

    /// <summary>Identifier, UUID version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The conversation it belongs to.</summary>
    public Guid ConversationId { get; private set; }

    /// <summary>Its place in the conversation: 1, 2, 3 … without a gap.</summary>
    public long Sequence { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid SenderId { get; private set; }

    /// <summary>Whom it is for; null in a room.</summary>
    public Guid? RecipientId { get; private set; }

    /// <summary>The trimmed text.</summary>
    public string Content { get; private set; }

    /// <summary>Identifier that the sender's device chose, so that a retry stores nothing twice.</summary>
    public Guid? ClientMessageId { get; private set; }

    /// <summary>When it was accepted (UTC); within a conversation never earlier than the message before.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When the recipient's read marker passed it (UTC); null until then, and always in a room.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>A message as it was stored.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="conversationId">Its conversation.</param>
    /// <param name="sequence">Its place in the conversation.</param>
    /// <param name="senderId">Who wrote it.</param>
    /// <param name="recipientId">Whom it is for; null in a room.</param>
    /// <param name="content">The text.</param>
    /// <param name="clientMessageId">Identifier that the sender's device chose, or null.</param>
    /// <param name="createdAt">When it was accepted (UTC).</param>
    /// <returns>The message as it was when it was accepted: not read yet.</returns>
    public static Message Restore(
        Guid id, Guid conversationId, long sequence, Guid senderId, Guid? recipientId, string content, Guid? clientMessageId, DateTime createdAt) =>
        new(id, conversationId, sequence, senderId, recipientId, content, clientMessageId, createdAt);
}
