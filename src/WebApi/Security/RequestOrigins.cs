using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Security;

/// <summary>
/// Tells whose page sent a request. Browsers say where a request comes from, and no page can change what they say (Fetch Metadata;
/// RFC 6454, section 7).
/// </summary>
public sealed class RequestOrigins
{
    private const string SiteHeader = "Sec-Fetch-Site";

    private readonly IReadOnlyList<string> listed;

    /// <summary>Takes the settings.</summary>
    /// <param name="settings">Lists the foreign origins that may send our cookies all the same.</param>
    internal RequestOrigins(NetworkSettings settings) => listed = settings.Origins;

    /// <summary>Whether a request shows that one of our own pages sent it, or one of a listed origin.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False also where it does not say where it comes from.</returns>
    public bool IsOurs(HttpRequest request) => IsOurOwn(request) || IsListed(request);

    /// <summary>Whether a request shows that somebody else's page sent it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False also where it does not say where it comes from, as those of programs do not.</returns>
    public bool IsForeign(HttpRequest request) =>
        (request.Headers[SiteHeader].Count > 0 || request.Headers.Origin.Count > 0) && !IsOurs(request);

    private static bool IsOurOwn(HttpRequest request) =>
        request.Headers[SiteHeader] is { Count: > 0 } site
            ? string.Equals(site.ToString(), "same-origin", StringComparison.Ordinal)
            : Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                && (origin.Scheme is "https" || !request.IsHttps);

    private bool IsListed(HttpRequest request) => listed.Contains(request.Headers.Origin.ToString(), StringComparer.Ordinal);
}
