using Messaging.WebApi.Json;

namespace Messaging.WebApi.Hosting;

/// <summary>
/// Announces the end of connections. A body of more than 64 KiB that is refused before it is read, for want of a token or for its media
/// type, stays on its connection, which the server then closes; a client that is not told sends its next request into the void.
/// </summary>
internal static class LargeBodies
{
    /// <summary>Adds <c>Connection: close</c> (RFC 9112, section 9.6) to the answers to requests whose body is too large.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseLargeBodies(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (context.Request.ContentLength > StrictJsonInputFormatter.MaxBodyBytes && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.OnStarting(static state => AnnounceAsync((HttpContext)state), context);
            }

            return next(context);
        });

    private static Task AnnounceAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
