using Messaging.Application.Common;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.WebApi.Security;

/// <summary>Refusals that happen before a request reaches its action.</summary>
internal static class SecurityErrors
{
    /// <summary>The call needs a signed-in caller, and no token came with it.</summary>
    public static readonly Error Required = RequestErrors.SignInRequired;

    /// <summary>A token came, but it is forged, expired, of another kind, or of a session that is over.</summary>
    public static readonly Error InvalidToken =
        new("auth.invalid_token", ErrorKind.Unauthenticated, "The access token is not valid; refresh it or sign in again.");

    /// <summary>The caller is known but lacks the role.</summary>
    public static readonly Error Forbidden = AdministrationErrors.Forbidden;

    /// <summary>The caller has used up its quota; each occurrence carries its own wait.</summary>
    public static readonly Error TooMany = new("request.too_many", ErrorKind.Throttled, "Too many requests; try again later.");

    /// <summary>The call came over plain HTTP where the service is set up for TLS.</summary>
    public static readonly Error HttpsRequired =
        new("request.https_required", ErrorKind.Forbidden, "This service is to be called over HTTPS alone.");

    /// <summary>
    /// A request that changes something came with cookies and does not show that one of our own pages sent it, or asks for cookies
    /// and shows that a foreign one did.
    /// </summary>
    public static readonly Error CrossSite = new(
        "auth.cross_site",
        ErrorKind.Forbidden,
        "A request that is authenticated by cookie and changes something, or asks for cookies, must come from the service's own pages.");
}
