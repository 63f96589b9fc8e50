namespace Messaging.Infrastructure.Tokens;

/// <summary>How tokens are made and for how long they are good.</summary>
/// <param name="Issuer">Who issues them (claim <c>iss</c>).</param>
/// <param name="Audience">Whom they are for (claim <c>aud</c>).</param>
/// <param name="AccessLifetime">For how long an access token is good.</param>
/// <param name="RefreshLifetime">A session that is not refreshed for so long is over.</param>
/// <param name="SigningKeyFile">Absolute path of the file that holds the signing keys; made when it is missing.</param>
public sealed record TokenSettings(
    string Issuer, string Audience, TimeSpan AccessLifetime, TimeSpan RefreshLifetime, string SigningKeyFile)
{
    /// <summary>No session lives longer than this, however often it is refreshed.</summary>
    public static readonly TimeSpan AbsoluteSessionLifetime = TimeSpan.FromDays(90);
}
