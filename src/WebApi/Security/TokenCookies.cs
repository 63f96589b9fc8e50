using Messaging.Application.Authentication;

namespace Messaging.WebApi.Security;

/// <summary>
/// The cookies that carry tokens for browsers: unreadable to scripts, sent by the service's own pages alone, and, except in
/// development over plain HTTP, over TLS alone, with the name prefixes that browsers enforce (RFC 6265bis, section 4.1.3).
/// </summary>
/// <param name="environment">Tells development from the rest.</param>
/// <param name="time">Source of time.</param>
public sealed class TokenCookies(IHostEnvironment environment, TimeProvider time)
{
    private const string AccessName = "messaging-access";
    private const string RefreshName = "messaging-refresh";
    private const string RefreshPath = "/api/v1/auth/refresh";

    // A prefix __Host- demands the path /, which the refresh cookie has not.
    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    /// <summary>Hands both tokens to the browser.</summary>
    /// <param name="response">The response.</param>
    /// <param name="tokens">The tokens.</param>
    public void Write(HttpResponse response, AuthenticationResult tokens)
    {
        var isSecure = IsSecure(response.HttpContext.Request);
        response.Cookies.Append(AccessNameOf(isSecure), tokens.AccessToken, Options("/", isSecure, tokens.AccessLifetime));
        response.Cookies.Append(
            RefreshNameOf(isSecure), tokens.RefreshToken, Options(RefreshPath, isSecure, tokens.RefreshExpiresAt - time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Takes both tokens back from the browser.</summary>
    /// <param name="response">The response.</param>
    public void Clear(HttpResponse response)
    {
        var isSecure = IsSecure(response.HttpContext.Request);
        response.Cookies.Delete(AccessNameOf(isSecure), Options("/", isSecure, lifetime: null));
        response.Cookies.Delete(RefreshNameOf(isSecure), Options(RefreshPath, isSecure, lifetime: null));
    }

    /// <summary>The refresh token that came by cookie.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The token, or null.</returns>
    public string? ReadRefreshToken(HttpRequest request) => Find(request, RefreshNameOf(IsSecure(request)));

    /// <summary>The access token that came by cookie.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The token, or null.</returns>
    public string? ReadAccessToken(HttpRequest request) => Find(request, AccessNameOf(IsSecure(request)));

    // The framework's own look-up overlooks case, and mends what is malformed; browsers guard the prefixes of the exact names alone.
    private static string? Find(HttpRequest request, string name)
    {
        foreach (var cookie in request.Headers.Cookie.SelectMany(header => (header ?? string.Empty).Split(';', StringSplitOptions.TrimEntries)))
        {
            if (cookie.StartsWith(name, StringComparison.Ordinal) && cookie.Length > name.Length && cookie[name.Length] == '=')
            {
                return cookie[(name.Length + 1)..];
            }
        }

        return null;
    }

    private static string AccessNameOf(bool isSecure) => isSecure ? HostPrefix + AccessName : AccessName;

    private static string RefreshNameOf(bool isSecure) => isSecure ? SecurePrefix + RefreshName : RefreshName;

    private static CookieOptions Options(string path, bool isSecure, TimeSpan? lifetime) => new()
    {
        Path = path,
        MaxAge = lifetime,
        HttpOnly = true,
        Secure = isSecure,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };

    private bool IsSecure(HttpRequest request) => request.IsHttps || !environment.IsDevelopment();
}
