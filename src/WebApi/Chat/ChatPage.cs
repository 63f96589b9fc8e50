using System.Collections.Concurrent;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Messaging.WebApi.Chat;

/// <summary>Serves the chat page: the files below <c>wwwroot</c>, at <c>/</c> and <c>/app</c>, as they stand.</summary>
internal static class ChatPage
{
    private const string Document = "index.html";

    // Scripts and styles come from here alone; no text becomes markup (Trusted Types) and nothing is sent elsewhere.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page, which is for everybody.</summary>
    /// <param name="app">The application.</param>
    public static void MapChatPage(this WebApplication app)
    {
        var files = new ConcurrentDictionary<string, PageFile>(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        app.MapMethods("/", Methods, context => ServeAsync(context, Document)).AllowAnonymous();
        app.MapMethods("/app/{**path}", Methods, context => ServeAsync(context, $"app/{context.Request.RouteValues["path"]}")).AllowAnonymous();

        Task ServeAsync(HttpContext context, string path)
        {
            var found = app.Environment.WebRootFileProvider.GetFileInfo(path);
            if (!found.Exists || found.IsDirectory || !types.TryGetContentType(path, out var type))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            var file = files.AddOrUpdate(
                found.PhysicalPath ?? path,
                _ => PageFile.Read(found),
                (_, known) => known.LastModified == found.LastModified ? known : PageFile.Read(found));
            return SendAsync(context, file, type, isDocument: string.Equals(path, Document, StringComparison.Ordinal));
        }
    }

    private static Task SendAsync(HttpContext context, PageFile file, string type, bool isDocument)
    {
        var (bytes, coding, tag) = file.Choose(context.Request.Headers.AcceptEncoding);
        var headers = context.Response.Headers;

        // A new version must be seen at once; what did not change is answered with 304.
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        if (isDocument)
        {
            headers.ContentSecurityPolicy = Policy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        var text = type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        return TypedResults.Bytes(bytes, text, lastModified: null, entityTag: tag).ExecuteAsync(context);
    }
}
