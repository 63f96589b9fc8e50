using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;

namespace Messaging.Seed;

/// <summary>The calls of the public API that filling it takes, over a bounded number of kept-alive connections.</summary>
internal sealed class Service(Uri address, string password) : IDisposable
{
    /// <summary>Requests that are under way at once.</summary>
    public const int Connections = 32;

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Registers a user.</summary>
    /// <returns>The access token, good for ten minutes.</returns>
    /// <exception cref="HttpRequestException">The service answered anything but 201.</exception>
    public async Task<string> RegisterAsync(string userName, CancellationToken cancellationToken)
    {
        var user = await PostAsync<SignedIn>(
            "api/v1/auth/register", new { userName, password }, accessToken: null, cancellationToken);
        return user.AccessToken;
    }

    /// <summary>Sends a message.</summary>
    /// <returns>The conversation that it went into.</returns>
    /// <exception cref="HttpRequestException">The service answered anything but 201.</exception>
    public async Task<string> SendAsync(
        string accessToken, string recipient, string content, CancellationToken cancellationToken)
    {
        var message = await PostAsync<Sent>(
            "api/v1/messages", new { recipient, content, clientMessageId = RandomId() }, accessToken, cancellationToken);
        return message.ConversationId;
    }

    public void Dispose() => _client.Dispose();

    // Random ids, as clients make them: they fall all over the index, which ordered ones would not.
    private static Guid RandomId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private async Task<T> PostAsync<T>(
        string path, object body, string? accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (accessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        }

        using var response = await _client.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            var story = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"POST {path} answered {(int)response.StatusCode}: {story}");
        }

        return await response.Content.ReadFromJsonAsync<T>(cancellationToken)
            ?? throw new HttpRequestException($"POST {path} answered null");
    }

    private sealed record SignedIn(string AccessToken);

    private sealed record Sent(string ConversationId);
}
