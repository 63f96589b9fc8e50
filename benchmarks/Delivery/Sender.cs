using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Messaging.Delivery;

/// <summary>Posts messages at a fixed rate, however long the answers take.</summary>
internal sealed class Sender(Uri address, IReadOnlyList<Account> people, Timeline timeline, TimeProvider clock) : IDisposable
{
    private const int Connections = 256;

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
    private readonly uint run = (uint)clock.GetUtcNow().ToUnixTimeSeconds();
    private int refused;

    /// <summary>How many posts were answered by anything but 201.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Posts all messages and waits for the last answer.</summary>
    /// <param name="perSecond">The rate.</param>
    /// <returns>By how many milliseconds a post began too late at most: what the generator itself adds.</returns>
    public async Task<double> SendAllAsync(int perSecond)
    {
        var start = clock.GetTimestamp();
        var answers = new Task[timeline.Messages];
        var late = TimeSpan.Zero;
        for (var number = 0; number < answers.Length; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond);
            while (clock.GetElapsedTime(start) is var now && now < due)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }

            late = TimeSpan.FromTicks(Math.Max(late.Ticks, (clock.GetElapsedTime(start) - due).Ticks));
            answers[number] = SendAsync(number);
        }

        await Task.WhenAll(answers);
        return Math.Round(late.TotalMilliseconds, 1);
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(int number)
    {
        var recipient = people[timeline.RecipientOf(number)].UserName;
        var content = string.Create(CultureInfo.InvariantCulture, $"Message number {number} of a run").PadRight(100, '.');
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/messages")
        {
            Content = JsonContent.Create(new { recipient, content, clientMessageId = Timeline.ClientId(run, number) }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", people[timeline.SenderOf(number)].AccessToken);
        timeline.Post(number);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        timeline.Accept(number);
        if (response.StatusCode is not HttpStatusCode.Created)
        {
            Interlocked.Increment(ref refused);
        }
    }
}
