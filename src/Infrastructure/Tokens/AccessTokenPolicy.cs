using System.Buffers;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Infrastructure.Tokens;

/// <summary>What an access token must be like to be accepted (RFC 8725: one algorithm, one type, one issuer, one audience).</summary>
public sealed class AccessTokenPolicy
{
    /// <summary>The only algorithm that is accepted.</summary>
    internal const string Algorithm = SecurityAlgorithms.HmacSha256;

    /// <summary>The only type that is accepted (RFC 9068, section 2.1).</summary>
    internal const string Type = "at+jwt";

    // 32 bytes of HMAC-SHA256 take 43 characters, of which the last carries 4 of its 6 bits.
    private const int SignatureLength = 43;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private static readonly SearchValues<char> CanonicalEnds = SearchValues.Create("AEIMQUYcgkosw048");
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create(".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly TimeProvider time;

    /// <summary>Sets the policy up.</summary>
    /// <param name="settings">Issuer and audience.</param>
    /// <param name="signingKeys">The keys that tokens are signed with.</param>
    /// <param name="time">Source of time.</param>
    public AccessTokenPolicy(TokenSettings settings, SigningKeys signingKeys, TimeProvider time)
    {
        this.time = time;
        Parameters = new TokenValidationParameters
        {
            ValidAlgorithms = [Algorithm],
            ValidTypes = [Type],
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.Audience,
            IssuerSigningKeyResolver = (_, _, keyId, _) => signingKeys.ForAccessTokens(keyId),
            ValidateIssuerSigningKey = true,
            LifetimeValidator = IsInForce,
            NameClaimType = AccessTokenClaims.UserName,
            RoleClaimType = AccessTokenClaims.Roles,
        };
    }

    /// <summary>The same, as the JWT library takes it.</summary>
    public TokenValidationParameters Parameters { get; }

    /// <summary>
    /// Whether a token holds nothing but Base64url and its signature is written in the one way in which it can be. The library
    /// overlooks blanks in the claims and a padding character behind the signature, and has overlooked the unused bits of its
    /// last one, so that a changed token could pass for the unchanged.
    /// </summary>
    /// <param name="token">A token.</param>
    /// <returns>True when it is.</returns>
    public static bool IsCanonical(string token)
    {
        var signature = token.AsSpan(token.LastIndexOf('.') + 1);
        return signature.Length == SignatureLength
            && !token.AsSpan().ContainsAnyExcept(TokenCharacters)
            && CanonicalEnds.Contains(signature[^1]);
    }

    private bool IsInForce(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && !(notBefore > now + ClockSkew);
    }
}
