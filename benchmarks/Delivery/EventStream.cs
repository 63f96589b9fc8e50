using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Messaging.Delivery;

/// <summary>
/// One open stream on a bare socket. It looks for client ids in what comes and for nothing else, so that two thousand of them
/// leave the processor to the service.
/// </summary>
internal sealed class EventStream(int owner, Timeline timeline, TimeProvider clock) : IDisposable
{
    private const int IdLength = 36;

    // The number of a message is in the last digits of its client id.
    private const int NumberLength = 8;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[4096];
    private int held;

    private static ReadOnlySpan<byte> IdMember => "\"clientMessageId\":\""u8;

    /// <summary>Connects, asks for the stream and waits for its <c>ready</c>.</summary>
    /// <exception cref="IOException">The service refused or closed.</exception>
    public async Task OpenAsync(Uri address, string accessToken, CancellationToken cancellationToken)
    {
        // HTTP/1.0, because its answers are not cut into chunks, whose frames could stand in the middle of an id.
        var request = $"GET /api/v1/events HTTP/1.0\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\nAuthorization: Bearer {accessToken}\r\n\r\n";
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        do
        {
            await ReceiveAsync(cancellationToken);
        }
        while (buffer.AsSpan(0, held).IndexOf("event: ready"u8) < 0);
        held = 0;
    }

    /// <summary>Listens until it is cancelled.</summary>
    /// <exception cref="IOException">The service closed the stream.</exception>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await ReceiveAsync(cancellationToken);
            Look(clock.GetTimestamp());
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var count = await socket.ReceiveAsync(buffer.AsMemory(held), cancellationToken);
        held += count > 0 ? count : throw new IOException("The service closed a stream.");
    }

    private void Look(long timestamp)
    {
        var rest = buffer.AsSpan(0, held);
        while (rest.IndexOf(IdMember) is >= 0 and var at && rest.Length >= at + IdMember.Length + IdLength)
        {
            var id = rest.Slice(at + IdMember.Length, IdLength);
            if (Utf8Parser.TryParse(id[^NumberLength..], out int number, out _, 'x'))
            {
                timeline.Arrive(number, at: owner, timestamp);
            }

            rest = rest[(at + IdMember.Length + IdLength)..];
        }

        // The end may be the beginning of the next id.
        rest = rest[^Math.Min(rest.Length, IdMember.Length + IdLength)..];
        rest.CopyTo(buffer);
        held = rest.Length;
    }
}
