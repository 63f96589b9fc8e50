namespace Messaging.Domain.Common;

/// <summary>An expected refusal: a stable machine-readable code and a sentence for people.</summary>
/// <param name="Code">Stable code, <c>area.reason</c>, for example <c>messages.recipient_unavailable</c>.</param>
/// <param name="Kind">Which sort of refusal it is.</param>
/// <param name="Message">One sentence that tells a person what is wrong. Never carries message contents or secrets.</param>
public sealed record Error(string Code, ErrorKind Kind, string Message)
{
    /// <summary>Texts by request member (camelCase); set for refusals of input, otherwise null.</summary>
    public IReadOnlyDictionary<string, string[]>? Members { get; init; }

    /// <summary>How long to wait before another try; set for <see cref="ErrorKind.Throttled"/> and <see cref="ErrorKind.Unavailable"/>, otherwise null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A refusal of one request member.</summary>
    /// <param name="code">Stable code of the error.</param>
    /// <param name="member">The member's name as the client wrote it (camelCase).</param>
    /// <param name="message">What is wrong with it.</param>
    /// <returns>An error of kind <see cref="ErrorKind.Invalid"/> with one entry in <see cref="Members"/>.</returns>
    public static Error OfMember(string code, string member, string message) =>
        new(code, ErrorKind.Invalid, message)
        {
            Members = new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [message] },
        };
}
