using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Samples;

/// <summary>The service is a process that is killed while people talk.</summary>
internal sealed class ConsoleChatOutageTests
{
    private const int Half = 100;
    private const int Lines = 2 * Half;

    [Test]
    public async Task Chats_WhenTheServiceIsKilledAndComesBack_ShouldLoseNothingAndShowNothingTwice()
    {
        using var folder = new DataFolder();
        await using var first = Launch(folder, "http://127.0.0.1:0");
        var address = await first.ListenAsync();
        await using var alice = await ConsoleChatProcess.StartAsync(address, "alice");
        await using var bob = await ConsoleChatProcess.StartAsync(address, "bob");

        // Killed in the middle of one half; the other is typed while there is no service.
        await TypeAsync(alice, 1);
        await Poll.UntilAsync(() => bob.Messages.Count >= Half / 10);
        await first.KillAsync();
        await TypeAsync(alice, Half + 1);
        await bob.ShowsAsync("* The line is lost, trying again.");
        await using var second = Launch(folder, address.ToString());
        await second.ListenAsync();
        await Poll.UntilAsync(() => bob.Messages.Count >= Lines && alice.Messages.Count >= Lines);
        await bob.TypeAsync("@alice got them");
        await alice.ShowsAsync(string.Create(CultureInfo.InvariantCulture, $"[{Lines + 1}] bob to alice: got them"));

        bob.Messages.Take(Lines).ShouldBe(Enumerable.Range(1, Lines)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}] alice to bob: line {number}")));
        await bob.ShowsAsync(string.Create(CultureInfo.InvariantCulture, $"[{Lines + 1}] bob to alice: got them"));
        alice.Messages.ShouldBe(bob.Messages);
    }

    private static async Task TypeAsync(ConsoleChatProcess chat, int from)
    {
        foreach (var number in Enumerable.Range(from, Half))
        {
            await chat.TypeAsync(string.Create(CultureInfo.InvariantCulture, $"@bob line {number}"));
        }
    }

    private static ServiceProcess Launch(DataFolder folder, string address) =>
        ServiceProcess.Launch(folder, [("Urls", address), ("Serilog:MinimumLevel", "Information")]);
}
