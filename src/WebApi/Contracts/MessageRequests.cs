using Messaging.Application.Messages;

namespace Messaging.WebApi.Contracts;

/// <summary>A message into a conversation, or a command.</summary>
public record PostMessageRequest : ConfidentialRequest
{
    /// <summary>
    /// The text: 1 to 8,000 characters after trimming. <c>last N</c> and <c>history N</c> ask for the newest N messages instead.
    /// </summary>
    /// <example>Lunch at noon?</example>
    public required string? Content { get; init; }

    /// <summary>
    /// Identifier that the sender chooses, so that a repeated request makes no second message; also taken from <c>Idempotency-Key</c>.
    /// </summary>
    public Guid? ClientMessageId { get; init; }

    /// <summary>Whether a text that looks like a command is meant to be sent.</summary>
    public bool? Literal { get; init; }

    /// <summary>The message as the use cases know it.</summary>
    /// <param name="idempotencyKey">The header <c>Idempotency-Key</c>, or null.</param>
    /// <returns>The message.</returns>
    internal OutgoingMessage ToOutgoing(string? idempotencyKey) => new(Content, ClientMessageId, idempotencyKey, Literal ?? false);
}

/// <summary>A message to a user, or a command.</summary>
public sealed record SendMessageRequest : PostMessageRequest
{
    /// <summary>Name of whom it is for, in any case; may be left out where the content is a command.</summary>
    /// <example>bob</example>
    public string? Recipient { get; init; }
}

/// <summary>How far the caller has read.</summary>
public sealed record MarkReadRequest
{
    /// <summary>Everything up to this sequence is read.</summary>
    /// <example>42</example>
    public required long? Sequence { get; init; }
}
