
namespace Messaging.WebApi.Pages;

/// <summary>Serves the chat page: the files below <c>wwwroot</c>, at <c>/</c> and <c>/app</c>, as they stand.</summary>
internal static class ChatPage
{
    // Scripts and styles come from here alone; no string becomes markup (Trusted Types) and nothing is sent elsewhere.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly PathString Folder = "/app";

    /// <summary>Registers what serving the page needs.</summary>
    /// <param name="services">Where to.</param>
    public static void AddChatPage(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            // The files are the same for everybody and hold no secret that a length could give away.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });

    /// <summary>Serves the page; belongs before authentication, because it is for everybody.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseChatPage(this IApplicationBuilder app) =>
        app.UseWhen(static context => IsPage(context.Request.Path), static page => page
            .UseResponseCompression()
            .UseDefaultFiles()
            .UseStaticFiles(new StaticFileOptions { OnPrepareResponse = static file => Prepare(file.Context.Response.Headers) }));

    private static bool IsPage(PathString path) =>
        path == "/" || path == "/index.html" || path.StartsWithSegments(Folder, StringComparison.Ordinal);

    // A new version must be seen at once; what did not change is answered with 304.
    private static void Prepare(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
