using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Authorization;

namespace Messaging.WebApi.Security;

/// <summary>
/// Refuses requests that a foreign page makes a browser send with our cookies. SameSite=Strict keeps such cookies back already;
/// this holds where a browser does not, and against pages of sibling hosts, which count as the same site. Actions that need no
/// access token ask for themselves, where a cookie counts or one is about to be set.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="cookies">Finds our cookies.</param>
/// <param name="origins">Tells where a request comes from.</param>
internal sealed class CrossSiteGuard(RequestDelegate next, TokenCookies cookies, RequestOrigins origins)
{
    /// <summary>Lets the request pass or refuses it.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is answered.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsHarmless(request.Method) || !CountsByCookie(context))
        {
            return next(context);
        }

        if (!origins.IsOurs(request))
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
    private bool CountsByCookie(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0
        && cookies.ReadAccessToken(context.Request) is not null
        && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
