using System.Collections.Concurrent;
using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class CutLineTests : StreamFixture
{
    private const int Messages = 10_000;
    private const int Cuts = 200;
    private const int Devices = 3;
    private const int Writers = 16;

    [Test]
    public async Task Streams_WhenLinesAreCut_ShouldLoseNothingDoubleNothingAndKeepTheOrder()
    {
        var alice = await RegisterAsync();
        var bob = await RegisterAsync();
        await using var proxy = new CuttingProxy(BaseAddress);
        var devices = Enumerable.Range(0, Devices).Select(_ => HearAllAsync(proxy, bob)).ToList();
        var sent = new ConcurrentBag<Guid>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(alice, bob, writer, sent)));

        // A cut every so many messages, and the rest while the devices catch up.
        for (var cut = 1; cut * Devices <= Cuts; cut++)
        {
            await Poll.UntilAsync(() => sent.Count >= Messages / Cuts * Devices * cut || writing.IsCompleted);
            proxy.Cut();
        }

        await writing;
        var all = await Task.WhenAll(devices);
        var stored = (await Pages.HistoryAsync(bob, (await bob.ConversationWithAsync(alice)).Id())).Select(message => message.Id()).ToList();
        proxy.Cuts.ShouldBeGreaterThanOrEqualTo(Cuts - Devices - 2);
        sent.Order().ShouldBe(stored.Order());
        foreach (var heard in all)
        {
            heard.Select(item => item.Sequence).ShouldBe(Steps.Range(1, Messages));
            heard.Select(item => item.MessageId).ShouldBe(stored);
        }
    }

    private static async Task WriteAsync(Person sender, Person recipient, int writer, ConcurrentBag<Guid> sent)
    {
        for (var number = writer; number < Messages; number += Writers)
        {
            sent.Add((await sender.SendAsync(recipient, $"message {number}")).Id());
        }
    }

    // As a browser does: comes back with the last id that it heard, however the line ended.
    private static async Task<IReadOnlyList<(long Sequence, Guid MessageId)>> HearAllAsync(CuttingProxy proxy, Person person)
    {
        var heard = new List<(long, Guid)>();
        var lastEventId = "0";
        while (heard.Count < Messages)
        {
            try
            {
                await using var stream = await Listener.OpenUnheardAsync(proxy.Address, person.AccessToken, "events", ("Last-Event-ID", lastEventId));
                while (heard.Count < Messages && await stream.TryNextAsync() is { } next)
                {
                    lastEventId = next.Id!;
                    if (next.Type is "message.created")
                    {
                        heard.Add((long.Parse(lastEventId, CultureInfo.InvariantCulture), next.Json.Id()));
                    }
                }
            }
            catch (HttpRequestException)
            {
                // Cut before the answer had come.
            }
        }

        return heard;
    }
}
