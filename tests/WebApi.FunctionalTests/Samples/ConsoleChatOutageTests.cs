using System.Globalization;

namespace Messaging.WebApi.FunctionalTests.Samples;

/// <summary>The service is a process that is killed while people talk.</summary>
internal sealed class ConsoleChatOutageTests
{
    private const int Lines = 200;

    [Test]
    public async Task Chats_WhenTheServiceIsKilledAndComesBack_ShouldLoseNothingAndShowNothingTwice()
    {
        using var folder = new DataFolder();
        await using var first = Launch(folder, "http://127.0.0.1:0");
        var address = await first.ListenAsync();
        await using var alice = await ConsoleChatProcess.StartAsync(address, "alice");
        await using var bob = await ConsoleChatProcess.StartAsync(address, "bob");

        // Killed in the middle: some lines have been told, one is under way, the rest waits at the keyboard.
        foreach (var number in Enumerable.Range(1, Lines))
        {
            await alice.TypeAsync(string.Create(CultureInfo.InvariantCulture, $"@bob line {number}"));
        }

        await Poll.UntilAsync(() => bob.Messages.Count >= Lines / 10);
        await first.KillAsync();
        await bob.ShowsAsync("* The line is lost, trying again.");
        bob.Messages.Count.ShouldBeLessThan(Lines);
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

    private static ServiceProcess Launch(DataFolder folder, string address) =>
        ServiceProcess.Launch(folder, [("Urls", address), ("Serilog:MinimumLevel", "Information")]);
}
