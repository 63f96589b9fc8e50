using System.Net.Http.Headers;
using System.Text;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>
/// Sends requests and reads answers whole. A path without a leading slash lies below <c>/api/v1/</c>; links of answers are
/// sent as they stand.
/// </summary>
public sealed class ApiClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient http;

    /// <summary>Makes a client that is not signed in.</summary>
    /// <param name="baseAddress">Where the service listens.</param>
    public ApiClient(Uri baseAddress) =>
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = baseAddress };

    private ApiClient(HttpClient http, string accessToken)
    {
        this.http = http;
        AccessToken = accessToken;
    }

    /// <summary>What it sends as <c>Authorization: Bearer</c>, or null.</summary>
    public string? AccessToken { get; }

    /// <summary>The same client with an access token; shares the connections, so only the first is disposed of.</summary>
    /// <param name="accessToken">The token.</param>
    public ApiClient As(string accessToken) => new(http, accessToken);

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, content: null, headers);

    public Task<Reply> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, content: null, headers);

    /// <summary>Sends an object as JSON; null sends no body.</summary>
    public Task<Reply> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, JsonContentOf(body), headers);

    /// <inheritdoc cref="PostAsync"/>
    public Task<Reply> PutAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, JsonContentOf(body), headers);

    /// <inheritdoc cref="PostAsync"/>
    public Task<Reply> PatchAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, JsonContentOf(body), headers);

    /// <summary>Sends a text as it stands, as <c>application/json</c> unless another type is named.</summary>
    public Task<Reply> SendRawAsync(HttpMethod method, string path, string body, string mediaType = "application/json") =>
        SendRawAsync(method, path, Encoding.UTF8.GetBytes(body), mediaType);

    /// <summary>Sends bytes as they stand; an empty media type sends none.</summary>
    public Task<Reply> SendRawAsync(HttpMethod method, string path, byte[] body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (mediaType.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType).ShouldBeTrue();
        }

        return SendAsync(method, path, content);
    }

    /// <summary>Sends anything.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.StartsWith('/') ? path : $"/api/v1/{path}", UriKind.Relative));
        request.Content = content;
        if (AccessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var response = await http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();

    private static StringContent? JsonContentOf(object? body) =>
        body is null ? null : new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
}
