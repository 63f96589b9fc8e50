using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Messaging.ConsoleChat;

/// <summary>What a program needs of the service: tokens that renew themselves, calls that outlast an outage, a stream that resumes.</summary>
internal sealed class ChatClient(HttpClient http, string userName, string password) : IDisposable
{
    /// <summary>Told when the line is lost; what comes after it has missed nothing.</summary>
    public const string Lost = "lost";

    /// <summary>Told, with the conversations, when the service no longer keeps what was missed.</summary>
    public const string Reset = "reset";

    // The service says something every 15 seconds; a line that is silent for longer is dead, though nobody closed it.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim renewing = new(1);
    private Tokens tokens = new(string.Empty, string.Empty);
    private string lastEventId = "0";

    public void Dispose() => renewing.Dispose();

    /// <summary>Signs in; a name that is still free is registered.</summary>
    /// <exception cref="InvalidOperationException">The service refused.</exception>
    public async Task SignInAsync()
    {
        using var login = await http.PostAsJsonAsync("auth/login", new { userName, password });
        using var register = login.StatusCode is HttpStatusCode.Unauthorized
            ? await http.PostAsJsonAsync("auth/register", new { userName, password })
            : null;
        Take(await ReadAsync(register ?? login));
    }

    /// <summary>Own conversations; the stream goes on from where the list was read.</summary>
    public async Task<JsonElement> ListConversationsAsync()
    {
        var list = await CallAsync(HttpMethod.Get, "conversations");
        lastEventId = list.GetProperty("eventSequence").ToString();
        return list;
    }

    /// <summary>Calls until there is an answer. The body stays the same, and with it its <c>clientMessageId</c>: a repeated message is one.</summary>
    /// <exception cref="InvalidOperationException">The service refused.</exception>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await AskAsync(method, path, body, isStream: false);
        return await ReadAsync(response);
    }

    /// <summary>Hears everything that changes, each event once and in order, whatever happens to the line or the service.</summary>
    public async Task ListenAsync(Action<string, JsonElement> hear)
    {
        while (true)
        {
            using var response = await AskAsync(HttpMethod.Get, "events", body: null, isStream: true);
            using var silence = new CancellationTokenSource(LongestSilence);
            var events = SseParser.Create(await response.Content.ReadAsStreamAsync(), static (_, data) => JsonElement.Parse(data));
            try
            {
                await foreach (var item in events.EnumerateAsync(silence.Token))
                {
                    silence.CancelAfter(LongestSilence);
                    var data = item.EventType is Reset ? await ListConversationsAsync() : item.Data;
                    hear(item.EventType, data);
                    lastEventId = item.EventType is Reset ? lastEventId : item.EventId ?? lastEventId;
                }
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                hear(Lost, default);
            }

            await Task.Delay(events.ReconnectionInterval > Pause ? events.ReconnectionInterval : Pause);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        if (MayPass(response.StatusCode))
        {
            response.EnsureSuccessStatusCode();
        }

        var text = await response.Content.ReadAsStringAsync();
        var json = text.Length == 0 ? default : JsonElement.Parse(text);
        return response.IsSuccessStatusCode ? json : throw new InvalidOperationException(json.GetProperty("detail").GetString());
    }

    private static bool IsOutage(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;

    private static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private void Take(JsonElement answer) => tokens = answer.Deserialize<Tokens>(JsonSerializerOptions.Web)!;

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body, bool isStream)
    {
        while (true)
        {
            var pause = Pause;
            try
            {
                var used = tokens;
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", used.AccessToken);
                if (isStream)
                {
                    request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
                    request.Headers.Add("Last-Event-ID", lastEventId);
                }

                var completion = isStream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
                var response = await http.SendAsync(request, completion);
                if (response.StatusCode is not HttpStatusCode.Unauthorized && !MayPass(response.StatusCode))
                {
                    return response;
                }

                pause = response.Headers.RetryAfter?.Delta ?? pause;
                response.Dispose();
                if (response.StatusCode is HttpStatusCode.Unauthorized)
                {
                    await RenewAsync(used);
                }
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                // The answer is lost, and with it whether the service has acted: asked again, below, it tells.
            }

            await Task.Delay(pause);
        }
    }

    // One at a time: a refresh token is good once, and using it twice would end the session.
    private async Task RenewAsync(Tokens used)
    {
        await renewing.WaitAsync();
        try
        {
            if (tokens == used)
            {
                using var refresh = await http.PostAsJsonAsync("auth/refresh", new { used.RefreshToken });
                if (refresh.StatusCode is HttpStatusCode.Unauthorized)
                {
                    await SignInAsync();
                }
                else
                {
                    Take(await ReadAsync(refresh));
                }
            }
        }
        finally
        {
            renewing.Release();
        }
    }

    private sealed record Tokens(string AccessToken, string RefreshToken);
}
