using Messaging.Domain.Common;

namespace Messaging.Application.Common;

/// <summary>Refusals that any request can meet.</summary>
public static class RequestErrors
{
    /// <summary>Code of every refusal of input that has no code of its own.</summary>
    public const string InvalidCode = "request.invalid";

    /// <summary>More work is waiting than the service is willing to queue.</summary>
    public static readonly Error Busy =
        new("service.busy", ErrorKind.Unavailable, "The service is busy; try again shortly.") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>The database cannot be reached, or has no room for more work.</summary>
    public static readonly Error Unavailable =
        new("service.unavailable", ErrorKind.Unavailable, "The service has no database at the moment; try again shortly.") { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>The request needs a signed-in caller, and no token came with it.</summary>
    public static readonly Error SignInRequired =
        new("auth.required", ErrorKind.Unauthenticated, "Sign in first: this call needs an access token.");

    /// <summary>One or more members of the request are wrong.</summary>
    /// <param name="members">Texts by member (camelCase).</param>
    /// <returns>The error.</returns>
    public static Error Invalid(IReadOnlyDictionary<string, string[]> members) =>
        new(InvalidCode, ErrorKind.Invalid, "The request is not valid; see errors.") { Members = members };

    /// <summary>One member of the request is wrong.</summary>
    /// <param name="member">Its name (camelCase).</param>
    /// <param name="message">What is wrong with it.</param>
    /// <returns>The error.</returns>
    public static Error Invalid(string member, string message) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [message] });
}
