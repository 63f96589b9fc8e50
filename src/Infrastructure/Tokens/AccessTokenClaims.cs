namespace Messaging.Infrastructure.Tokens;

/// <summary>Names of the claims that an access token carries beside the registered ones (RFC 9068, section 2.2).</summary>
public static class AccessTokenClaims
{
    /// <summary>Identifier of the user.</summary>
    public const string UserId = "sub";

    /// <summary>Identifier of the session.</summary>
    public const string SessionId = "sid";

    /// <summary>Name of the user, as registered.</summary>
    public const string UserName = "name";

    /// <summary>Roles of the user, one claim each.</summary>
    public const string Roles = "roles";
}
