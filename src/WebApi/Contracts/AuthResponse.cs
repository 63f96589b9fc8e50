using System.Text.Json.Serialization;
using Messaging.Application.Authentication;
using Messaging.Application.Users;

namespace Messaging.WebApi.Contracts;

/// <summary>Tokens of a session (RFC 6749, section 5.1).</summary>
public sealed record AuthResponse
{
    /// <summary>JWT for the header <c>Authorization: Bearer …</c>; left out where cookies carry the tokens.</summary>
    /// <example>eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJuYW1lIjoiYWxpY2UifQ.c2lnbmF0dXJl</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    /// <summary>How to send the access token.</summary>
    /// <example>Bearer</example>
    public required string TokenType { get; init; }

    /// <summary>For how many seconds the access token is good.</summary>
    /// <example>600</example>
    public required int ExpiresIn { get; init; }

    /// <summary>Token for the next refresh, good once; left out where cookies carry the tokens.</summary>
    /// <example>O7Eu2jwpjbXeJVl_VNkk8uF-eKJq2JU-2CGO5oLwu76QIeLzAJ0VLJEb8fJexoOpAnFBZnZ6-9jlvQ-wEk7Lig</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>Who signed in.</summary>
    public required AccountResponse User { get; init; }

    /// <summary>Makes the answer.</summary>
    /// <param name="result">What signing in gave.</param>
    /// <param name="withTokens">Whether it carries the tokens.</param>
    /// <returns>The answer.</returns>
    internal static AuthResponse Of(AuthenticationResult result, bool withTokens) => new()
    {
        AccessToken = withTokens ? result.AccessToken : null,
        TokenType = "Bearer",
        ExpiresIn = (int)result.AccessLifetime.TotalSeconds,
        RefreshToken = withTokens ? result.RefreshToken : null,
        User = result.User,
    };
}
