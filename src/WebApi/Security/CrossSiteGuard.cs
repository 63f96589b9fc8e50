using Messaging.WebApi.Problems;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Security;

/// <summary>
/// Refuses requests that a foreign page makes a browser send with our cookies. SameSite=Strict keeps such cookies back already;
/// this holds where a browser does not, and against pages of sibling hosts, which count as the same site.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="cookies">Finds our cookies.</param>
/// <param name="settings">Lists the foreign origins that may send our cookies all the same.</param>
internal sealed class CrossSiteGuard(RequestDelegate next, TokenCookies cookies, ServiceSettings settings)
{
    /// <summary>Lets the request pass or refuses it.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsHarmless(request.Method) || !CountsByCookie(request))
        {
            return next(context);
        }

        if (!IsOurOwn(request) && !IsListed(request))
        {
            return ProblemWriter.WriteAsync(context, SecurityErrors.CrossSite);
        }

        // What a form can send is never JSON, and without a body there is nothing to name.
        return request.ContentType is null || request.HasJsonContentType()
            ? next(context)
            : ProblemWriter.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType);
    }

    private static bool IsHarmless(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Where there is a header, it counts alone, and no foreign page can set one.
    private bool CountsByCookie(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
        && (cookies.ReadAccessToken(request) is not null || cookies.ReadRefreshToken(request) is not null);

    // Browsers say where a request comes from, and no page can change what they say (Fetch Metadata; RFC 6454, section 7).
    private static bool IsOurOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? string.Equals(site.ToString(), "same-origin", StringComparison.Ordinal)
            : Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                && (origin.Scheme is "https" || !request.IsHttps);

    private bool IsListed(HttpRequest request) => settings.Network.Origins.Contains(request.Headers.Origin.ToString(), StringComparer.Ordinal);
}
