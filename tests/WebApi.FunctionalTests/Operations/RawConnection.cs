using System.Net.Sockets;
using System.Text;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>A connection on which a test writes what no well-behaved client would, or only a part of it.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>Whether nobody listens there.</summary>
    public static async Task<bool> IsRefusedAsync(Uri address)
    {
        try
        {
            using var connection = await OpenAsync(address);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Writes bytes, one for each character.</summary>
    public async Task WriteAsync(string text) => await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads up to the end of the next head.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await client.GetStream().ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    /// <summary>Reads until the service closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public void Dispose() => client.Dispose();
}
