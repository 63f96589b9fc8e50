using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

/// <summary>A line to the service that can be cut, wherever it stands at that moment, also in the middle of an event.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> lines = new();
    private readonly Uri service;
    private readonly Task accepting;

    public CuttingProxy(Uri service)
    {
        this.service = service;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many lines have been cut while something went through them.</summary>
    public int Cuts { get; private set; }

    /// <summary>Cuts all lines that stand.</summary>
    public void Cut()
    {
        foreach (var line in lines.Keys)
        {
            if (lines.TryRemove(line, out _))
            {
                Cuts++;
                line.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (SocketException)
        {
            // Nobody is let in any more.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(service.Host, service.Port);
            lines[client] = true;
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream()),
                server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            lines.TryRemove(client, out _);
            client.Close();
        }
    }
}
