namespace Messaging.Application.Messages;

/// <summary>A message.</summary>
public sealed record MessageResponse
{
    /// <summary>Identifier, UUID version 7.</summary>
    /// <example>0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e</example>
    public required Guid Id { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    /// <example>0195e2c1-7a00-7f11-8a22-1b2c3d4e5f60</example>
    public required Guid ConversationId { get; init; }

    /// <summary>Its place in the conversation: 1, 2, 3 … without a gap.</summary>
    /// <example>42</example>
    public required long Sequence { get; init; }

    /// <summary>Name of who wrote it.</summary>
    /// <example>alice</example>
    public required string Sender { get; init; }

    /// <summary>Name of whom it is for; null in a room.</summary>
    /// <example>bob</example>
    public required string? Recipient { get; init; }

    /// <summary>The text, without white space at its ends.</summary>
    /// <example>Lunch at noon?</example>
    public required string Content { get; init; }

    /// <summary>Identifier that the sender chose, or null.</summary>
    /// <example>0195e2c1-7b19-7d00-b000-2a3b4c5d6e7f</example>
    public required Guid? ClientMessageId { get; init; }

    /// <summary>When it was accepted (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the recipient read it (UTC); null until then, and always in a room.</summary>
    /// <example>2026-03-30T12:01:00.654321Z</example>
    public required DateTime? ReadAt { get; init; }
}
