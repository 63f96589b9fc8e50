using Messaging.Application.Authentication;
using Messaging.Domain.Common;
using Messaging.Domain.Users;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.Tokens;

/// <summary>Makes JWT access tokens (RFC 9068). There is no claim <c>client_id</c>, because there are no OAuth clients.</summary>
internal sealed class AccessTokenIssuer(TokenSettings settings, SigningKeys signingKeys) : IAccessTokenIssuer
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials = new(signingKeys.Newest.ForAccessTokens, AccessTokenPolicy.Algorithm);

    public TimeSpan Lifetime => settings.AccessLifetime;

    public string Issue(User user, Guid sessionId, DateTime now) =>
        handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = AccessTokenPolicy.Type,
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + settings.AccessLifetime,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [AccessTokenClaims.UserId] = user.Id.ToString(),
                [AccessTokenClaims.SessionId] = sessionId.ToString(),
                [AccessTokenClaims.UserName] = user.UserName,
                [AccessTokenClaims.Roles] = user.Roles.ToArray(),
                [JwtRegisteredClaimNames.Jti] = UtcTime.NewId(now).ToString(),
            },
        });
}
