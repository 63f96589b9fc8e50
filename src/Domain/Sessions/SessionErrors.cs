using Messaging.Domain.Common;

namespace Messaging.Domain.Sessions;

/// <summary>Refusals that concern signing in and sessions.</summary>
public static class SessionErrors
{
    /// <summary>Unknown name, wrong password or disabled account: which of them is not told.</summary>
    public static readonly Error InvalidCredentials =
        new("auth.invalid_credentials", ErrorKind.Unauthenticated, "The user name or the password is wrong.");

    /// <summary>Too many wrong passwords came for this account or from this address; each occurrence carries its own wait.</summary>
    public static readonly Error Throttled =
        new("auth.throttled", ErrorKind.Throttled, "Too many wrong passwords were tried; try again later.");

    /// <summary>The refresh token is not one of ours, was replaced, or its session is over.</summary>
    public static readonly Error InvalidRefreshToken =
        new("auth.invalid_refresh_token", ErrorKind.Unauthenticated, "The refresh token is not valid; sign in again.");

    /// <summary>The caller has no session of that id.</summary>
    public static readonly Error NotFound = new("auth.session_not_found", ErrorKind.NotFound, "You have no such session.");

    /// <summary>The present password that came with a change is wrong.</summary>
    public static readonly Error WrongPassword =
        Error.OfMember("auth.wrong_password", "currentPassword", "The current password is wrong.");
}
