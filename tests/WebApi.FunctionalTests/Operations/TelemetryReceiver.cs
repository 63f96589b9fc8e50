using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>Takes OTLP on a free port and keeps what comes as it comes: names and texts stand in it as UTF-8.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    // An empty message of gRPC: not compressed, no bytes.
    private static readonly byte[] EmptyMessage = new byte[5];

    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();

    private TelemetryReceiver(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = protocols));
        app = builder.Build();
        app.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Where requests came to.</summary>
    public IEnumerable<string> Paths => taken.Select(request => request.Path);

    /// <summary>Starts one.</summary>
    /// <param name="protocols">HTTP/1.1 for <c>http/protobuf</c>, HTTP/2 for gRPC.</param>
    public static async Task<TelemetryReceiver> StartAsync(HttpProtocols protocols = HttpProtocols.Http1)
    {
        var receiver = new TelemetryReceiver(protocols);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>All that came so far.</summary>
    /// <param name="signal">What the path ends with; everything where it is left out.</param>
    public string Read(string signal = "") =>
        string.Join('\n', taken.Where(request => request.Path.EndsWith(signal, StringComparison.Ordinal)).Select(request => request.Body));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        taken.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        if (context.Request.ContentType is "application/grpc")
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(EmptyMessage);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
