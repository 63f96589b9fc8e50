using Messaging.Application.Users;

namespace Messaging.Application.Authentication;

/// <summary>What signing in and refreshing answer.</summary>
/// <param name="AccessToken">JWT for the following requests.</param>
/// <param name="AccessLifetime">For how long it is good.</param>
/// <param name="RefreshToken">Token for the next refresh; good once.</param>
/// <param name="RefreshExpiresAt">When the session ends unless it is refreshed before (UTC).</param>
/// <param name="User">Who signed in.</param>
public sealed record AuthenticationResult(
    string AccessToken, TimeSpan AccessLifetime, string RefreshToken, DateTime RefreshExpiresAt, AccountResponse User)
{
    /// <summary>Names the user alone, so that a token cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => $"Tokens of {User.UserName}";
}
