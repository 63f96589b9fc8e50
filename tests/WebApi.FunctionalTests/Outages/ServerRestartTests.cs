using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Messaging.WebApi.FunctionalTests.LiveUpdates;

using Messaging.WebApi.FunctionalTests.Operations;

namespace Messaging.WebApi.FunctionalTests.Outages;

[Category("PostgreSql")]
internal sealed class ServerRestartTests : OutageFixture
{
    private const int Restarts = 5;
    private const int Writers = 16;
    private const int MessagesBetween = 100;

    [Test]
    public async Task Restart_WhenMessagesAreBeingSent_ShouldLoseNothingDoubleNothingAndKeepTheOrder()
    {
        using var folder = MakeFolder();
        await using var service = Start(folder);
        var alice = await Person.RegisterAsync(service.Client);
        var bob = await Person.RegisterAsync(service.Client);
        var acknowledged = new ConcurrentDictionary<Guid, string>();
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => WriteAsync(alice, bob, writer, acknowledged, stop.Token)));
        var living = LiveAsync(service.Client, stop.Token);
        var hearing = HearAsync(service.BaseAddress, bob, () => writing.IsCompleted ? acknowledged.Count : int.MaxValue);

        for (var restart = 1; restart <= Restarts; restart++)
        {
            var enough = acknowledged.Count + MessagesBetween;
            await Poll.UntilAsync(() => acknowledged.Count >= enough || writing.IsCompleted);
            await Server.CrashAsync();
            await service.Client.UntilReadyIsAsync(HttpStatusCode.ServiceUnavailable);
            await Server.StartAsync();
            var since = Stopwatch.StartNew();
            await service.Client.UntilReadyIsAsync(HttpStatusCode.OK);
            await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Ready {since.Elapsed.TotalSeconds:0.000} s after restart {restart}."));
        }

        await stop.CancelAsync();
        await writing;
        (await living).ShouldBePositive();
        var stored = await Pages.HistoryAsync(bob, (await bob.ConversationWithAsync(alice)).Id());
        stored.Sequences().ShouldBe(Steps.Range(1, acknowledged.Count));
        stored.Select(message => message.GetRawText()).ShouldBe(acknowledged.Values, ignoreOrder: true);
        (await hearing).ShouldBe(stored.Select(message => message.Id()));
        (await LogFile.ReadTextAsync(folder)).ShouldNotContain("   at ");
    }

    private static async Task WriteAsync(
        Person sender, Person recipient, int writer, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var id = Guid.CreateVersion7();
            var body = new { recipient = recipient.UserName, content = $"{writer} wrote {number}", clientMessageId = id };
            var message = (await OutageAssertions.UntilAnsweredAsync(() => sender.PostAsync("messages", body))).ShouldBeCreated();
            acknowledged[id] = message.GetRawText();
        }
    }

    private static async Task<int> LiveAsync(ApiClient client, CancellationToken stop)
    {
        var answers = 0;
        for (; !stop.IsCancellationRequested; answers++)
        {
            (await client.GetAsync("/health/live")).ShouldBeOk();
            await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        }

        return answers;
    }

    // As a browser does: comes back with the last id that it heard, however the stream ended.
    private static async Task<IReadOnlyList<Guid>> HearAsync(Uri baseAddress, Person person, Func<int> count)
    {
        var heard = new List<Guid>();
        var lastEventId = "0";
        while (heard.Count < count())
        {
            await using var stream = await Listener.TryOpenAsync(baseAddress, person.AccessToken, "events", ("Last-Event-ID", lastEventId));
            while (stream is not null && heard.Count < count() && await stream.TryNextAsync() is { } next)
            {
                lastEventId = next.Id!;
                if (next.Type is "message.created")
                {
                    heard.Add(next.Json.Id());
                }
            }
        }

        return heard;
    }
}
