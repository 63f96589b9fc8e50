using Messaging.WebApi.Settings;
using Microsoft.Extensions.Primitives;

namespace Messaging.WebApi.Security;

/// <summary>Sets the headers that tell browsers what not to do with an answer.</summary>
internal static class SecurityHeaders
{
    private const string StrictPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Swagger UI draws its icons from data addresses and adds one style sheet to its page: the hash is that sheet's.
    private const string SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; "
        + "img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly PathString SwaggerPath = "/swagger";

    // A year, and hosts below this one too (OWASP ASVS 5.0, 3.4.1; RFC 6797).
    private const string OverTlsAlone = "max-age=31536000; includeSubDomains";

    // Browsers would refuse every other service of a developer's machine that has no TLS.
    private const string DevelopersHost = "localhost";

    /// <summary>Adds the headers to every answer, errors included.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="settings">Tells whether browsers have to come over TLS.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, NetworkSettings settings)
    {
        Func<object, Task> set = settings.IsHttpsRequired ? SetAllAsync : SetAsync;
        app.Use((context, next) =>
        {
            // As late as possible, because the handling of an error clears what was set before it.
            context.Response.OnStarting(set, context);
            return next(context);
        });
    }

    private static Task SetAllAsync(object state)
    {
        var context = (HttpContext)state;
        if (context.Request.IsHttps && !string.Equals(context.Request.Host.Host, DevelopersHost, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.StrictTransportSecurity = OverTlsAlone;
        }

        return SetAsync(state);
    }

    private static Task SetAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentType = WithEncoding(headers.ContentType);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // The chat page has a policy of its own.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
        {
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(SwaggerPath, StringComparison.OrdinalIgnoreCase) ? SwaggerPolicy : StrictPolicy;
        }

        return Task.CompletedTask;
    }

    // The framework serves files of text without saying that they are in UTF-8, and a browser would guess.
    private static StringValues WithEncoding(StringValues contentType) =>
        contentType.ToString() is "text/html" or "text/css" or "text/javascript" ? $"{contentType}; charset=utf-8" : contentType;
}
