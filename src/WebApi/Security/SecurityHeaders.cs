using Microsoft.Extensions.Primitives;

namespace Messaging.WebApi.Security;

/// <summary>Sets the headers that tell browsers what not to do with an answer.</summary>
internal static class SecurityHeaders
{
    private const string StrictPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Swagger UI styles its elements inline and draws its icons from data addresses.
    private const string SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly PathString SwaggerPath = "/swagger";

    /// <summary>Adds the headers to every answer, errors included.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            // As late as possible, because the handling of an error clears what was set before it.
            context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
            return next(context);
        });

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // The chat page has a policy of its own.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
        {
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(SwaggerPath, StringComparison.OrdinalIgnoreCase) ? SwaggerPolicy : StrictPolicy;
        }

        return Task.CompletedTask;
    }
}
