using System.Globalization;
using System.Security.Claims;
using Messaging.Infrastructure.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Messaging.WebApi.Security;

/// <summary>Whom an access token names. A feature of the request once its token has been accepted.</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserName">Name of the user.</param>
/// <param name="SessionId">The session.</param>
/// <param name="ExpiresAt">When the token runs out (UTC).</param>
internal sealed record Caller(Guid UserId, string UserName, Guid SessionId, DateTime ExpiresAt)
{
    /// <summary>Reads the claims of a token.</summary>
    /// <param name="principal">The claims.</param>
    /// <returns>The caller, or null where a claim is missing or malformed.</returns>
    public static Caller? Of(ClaimsPrincipal? principal) =>
        principal?.FindFirst(AccessTokenClaims.UserName)?.Value is { Length: > 0 } userName
        && Guid.TryParse(principal.FindFirst(AccessTokenClaims.UserId)?.Value, out var userId)
        && Guid.TryParse(principal.FindFirst(AccessTokenClaims.SessionId)?.Value, out var sessionId)
        && long.TryParse(
            principal.FindFirst(JwtRegisteredClaimNames.Exp)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var expiresAt)
            ? new Caller(userId, userName, sessionId, DateTime.UnixEpoch.AddSeconds(expiresAt))
            : null;
}
