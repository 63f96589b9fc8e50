using FluentValidation;
using Messaging.Domain.Messages;

namespace Messaging.Application.Messages;

/// <summary>What a client says of a message to be sent, wherever it goes.</summary>
/// <param name="Content">The text.</param>
/// <param name="ClientMessageId">Identifier that the sender's device chose, from the body.</param>
/// <param name="IdempotencyKey">The same from the header <c>Idempotency-Key</c>, bare or quoted.</param>
/// <param name="Literal">Whether a text that looks like a command is meant to be sent.</param>
public sealed record OutgoingMessage(string? Content, Guid? ClientMessageId, string? IdempotencyKey, bool Literal)
{
    /// <summary>The identifier, from wherever it came; null where there is none.</summary>
    public Guid? EffectiveId => ClientMessageId ?? (TryKey(IdempotencyKey, out var key) ? key : null);

    internal bool HasUsableKey => IdempotencyKey is null || TryKey(IdempotencyKey, out _);

    internal bool HasOneIdentifier =>
        ClientMessageId is null || !TryKey(IdempotencyKey, out var key) || key == ClientMessageId;

    /// <summary>The command that the text is, or null where it is to be sent.</summary>
    /// <returns>The command.</returns>
    internal HistoryCommand? AsCommand() => Literal || Content is null ? null : HistoryCommand.Parse(Content.Trim());

    /// <summary>The text as a content; it has been validated.</summary>
    /// <param name="settings">Limits.</param>
    /// <returns>The content.</returns>
    internal MessageContent ToContent(MessageSettings settings) =>
        MessageContent.TryCreate(Content, settings.MaxLength, out var content, out var problem)
            ? content!
            : throw new InvalidOperationException(problem);

    private static bool TryKey(string? header, out Guid key)
    {
        var text = header is ['"', .. var quoted, '"'] ? quoted : header;

        // TryParseExact lets white space and signs pass.
        return Guid.TryParseExact(text, "D", out key) && string.Equals(key.ToString(), text, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Rules for messages to be sent.</summary>
internal static class OutgoingMessageRules
{
    /// <summary>Checks the text and the identifiers.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="validator">The request's validator.</param>
    /// <param name="message">Where the request keeps the message.</param>
    /// <param name="settings">Limits.</param>
    public static void AddMessageRules<T>(this AbstractValidator<T> validator, Func<T, OutgoingMessage> message, MessageSettings settings)
    {
        validator.RuleFor(request => message(request).Content)
            .Custom((content, context) =>
            {
                if (!MessageContent.TryCreate(content, settings.MaxLength, out _, out var problem))
                {
                    context.AddFailure("content", problem);
                }
            });
        validator.RuleFor(request => message(request))
            .Must(outgoing => outgoing.HasUsableKey)
            .OverridePropertyName("idempotencyKey")
            .WithMessage("The header Idempotency-Key must be a UUID.");
        validator.RuleFor(request => message(request))
            .Must(outgoing => outgoing.HasOneIdentifier)
            .OverridePropertyName("clientMessageId")
            .WithMessage("The clientMessageId and the header Idempotency-Key differ; send one of them.");
    }
}
