using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

/// <summary>A client of a stream. It hears everything from the first byte on, and is asked for it afterwards.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient http;
    private readonly HttpResponseMessage response;
    private readonly CancellationTokenSource hangUp = new();
    private readonly Channel<Told> told = Channel.CreateUnbounded<Told>();
    private readonly Task hearing;
    private SseParser<string>? parser;

    private Listener(HttpClient http, HttpResponseMessage response)
    {
        this.http = http;
        this.response = response;
        hearing = HearAsync();
    }

    /// <summary>How long to wait before coming back, as the stream said last.</summary>
    public TimeSpan Retry => parser!.ReconnectionInterval;

    /// <summary>Asks for a stream; the answer may be a refusal.</summary>
    /// <param name="baseAddress">The service.</param>
    /// <param name="accessToken">The token, or null.</param>
    /// <param name="path">What to listen to.</param>
    /// <param name="headers">Further headers.</param>
    public static async Task<Reply> AskAsync(Uri baseAddress, string? accessToken, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var answer = await SendAsync(client, baseAddress, accessToken, path, headers);
        return await Reply.ReadAsync(answer);
    }

    /// <summary>Opens a stream and hears its <c>ready</c>.</summary>
    /// <param name="baseAddress">The service.</param>
    /// <param name="accessToken">The token, or null.</param>
    /// <param name="path">What to listen to.</param>
    /// <param name="headers">Further headers.</param>
    public static async Task<Listener> OpenAsync(
        Uri baseAddress, string? accessToken, string path = "events", params (string Name, string Value)[] headers)
    {
        var listener = await OpenUnheardAsync(baseAddress, accessToken, path, headers);
        (await listener.NextAsync()).Type.ShouldBe("ready");
        return listener;
    }

    /// <summary>Opens a stream.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<Listener> OpenUnheardAsync(
        Uri baseAddress, string? accessToken, string path = "events", params (string Name, string Value)[] headers) =>
        (await TryOpenAsync(baseAddress, accessToken, path, headers)).ShouldNotBeNull();

    /// <summary>Opens a stream, or gets null where that is refused.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<Listener?> TryOpenAsync(
        Uri baseAddress, string? accessToken, string path = "events", params (string Name, string Value)[] headers)
    {
        var client = new HttpClient();
        var answer = await SendAsync(client, baseAddress, accessToken, path, headers);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            return new Listener(client, answer);
        }

        answer.Dispose();
        client.Dispose();
        return null;
    }

    /// <summary>Header of the answer.</summary>
    /// <param name="name">The header.</param>
    public string? Header(string name) =>
        (response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)) ? values.Single() : null;

    /// <summary>The next event that it has not been asked for.</summary>
    public async Task<Told> NextAsync() => await told.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next event, or null at the stream's end.</summary>
    public async Task<Told?> TryNextAsync() =>
        await told.Reader.WaitToReadAsync().AsTask().WaitAsync(Patience) && told.Reader.TryRead(out var next) ? next : null;

    /// <summary>So many next events.</summary>
    public async Task<IReadOnlyList<Told>> NextAsync(int count)
    {
        var events = new List<Told>();
        while (events.Count < count)
        {
            events.Add(await NextAsync());
        }

        return events;
    }

    /// <summary>Waits until the stream ends from the other side.</summary>
    /// <returns>The events that it has not been asked for.</returns>
    public async Task<IReadOnlyList<Told>> EndAsync()
    {
        var rest = new List<Told>();
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var item in told.Reader.ReadAllAsync(patience.Token))
        {
            rest.Add(item);
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await hangUp.CancelAsync();
        await hearing;
        response.Dispose();
        http.Dispose();
        hangUp.Dispose();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, Uri baseAddress, string? accessToken, string path, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, $"/api/v1/{path}"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Authorization = accessToken is null ? null : new AuthenticationHeaderValue("Bearer", accessToken);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task HearAsync()
    {
        try
        {
            parser = SseParser.Create(await response.Content.ReadAsStreamAsync());
            await foreach (var item in parser.EnumerateAsync(hangUp.Token))
            {
                var id = parser.LastEventId.Length == 0 ? null : parser.LastEventId;
                told.Writer.TryWrite(new Told(id, item.EventType, item.Data));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The line was cut, or nobody listens any more.
        }
        finally
        {
            told.Writer.Complete();
        }
    }
}
