using System.Collections.Concurrent;

namespace Messaging.WebApi.FunctionalTests.Concurrency;

internal sealed class CrashTests
{
    private const int Crashes = 3;
    private const int Writers = 16;
    private const int MessagesBetween = 250;

    [Test]
    public async Task Kill_WhenMessagesAreBeingSent_ShouldLoseNoneThatWasAcknowledged()
    {
        using var folder = new DataFolder();
        var (alice, bob) = await RegisterTwoAsync(folder);
        var acknowledged = new ConcurrentDictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var crash = 1; crash <= Crashes; crash++)
        {
            await using var service = ServiceProcess.Launch(folder);
            using var client = await service.ConnectAsync();
            var enough = acknowledged.Count + MessagesBetween;
            var writers = Enumerable.Range(1, Writers)
                .Select(writer => SendUntilCutOffAsync(alice.At(client), bob, $"{crash}.{writer}", acknowledged))
                .ToList();
            await Poll.UntilAsync(() => acknowledged.Count >= enough);

            await service.KillAsync();

            await Task.WhenAll(writers);
        }

        await using var survivor = ServiceProcess.Launch(folder);
        using var reader = await survivor.ConnectAsync();
        var stored = await Pages.HistoryAsync(bob.At(reader), acknowledged.Values.First().Id("conversationId"));
        stored.Sequences().ShouldBe(Steps.Range(1, stored.Count));
        var byText = stored.ToDictionary(message => message.Text("content"), StringComparer.Ordinal);
        foreach (var (text, message) in acknowledged)
        {
            byText[text].GetRawText().ShouldBe(message.GetRawText());
        }
    }

    private static async Task<(Person Alice, Person Bob)> RegisterTwoAsync(DataFolder folder)
    {
        await using var service = TestService.Start(folder);
        return (await Person.RegisterAsync(service.Client), await Person.RegisterAsync(service.Client));
    }

    private static async Task SendUntilCutOffAsync(
        Person sender, Person recipient, string writer, ConcurrentDictionary<string, JsonElement> acknowledged)
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var text = $"{writer} wrote {number}";
                var reply = await sender.PostAsync("messages", new { recipient = recipient.UserName, content = text });
                acknowledged[text] = reply.ShouldBeCreated();
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone; what was not answered may or may not be stored.
        }
    }
}
