using Messaging.WebApi.FunctionalTests.LiveUpdates;

namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>Two processes behind a real nginx, on one database server.</summary>
[Category("Servers")]
[Platform(Exclude = "Win")]
internal sealed class TwoInstancesTests
{
    private const int Messages = 300;

    private TwoInstances instances = null!;
    private Person alice = null!;
    private Person bob = null!;

    [SetUp]
    public async Task StartAsync()
    {
        instances = await TwoInstances.StartAsync();
        alice = await Person.RegisterAsync(instances.Client);
        bob = await Person.RegisterAsync(instances.Client);
    }

    [TearDown]
    public async Task StopAsync() => await instances.DisposeAsync();

    [Test]
    public async Task Stream_WhenMessagesAreSentOnTheOtherInstance_ShouldTellEachOnceAndInOrder()
    {
        var here = alice.At(instances.ClientOf(0));
        await using var there = await Listener.OpenAsync(instances.AddressOf(1), bob.AccessToken);
        await using var lobby = await Listener.OpenAsync(instances.AddressOf(1), accessToken: null, "rooms/lobby/events");

        var sent = await Task.WhenAll(Enumerable.Range(0, Messages).Select(number => here.SendAsync(bob, $"message {number}")));
        var heard = await HearAsync(there, Messages);
        (await here.PutAsync("rooms/lobby/members/me")).ShouldBeNoContent();
        var lobbyId = (await here.GetAsync("rooms/lobby")).ShouldBeOk().Id();
        (await here.PostAsync($"conversations/{lobbyId}/messages", new { content = "Good morning" })).ShouldBeCreated();

        heard.Select(told => told.Json.Number("sequence")).ShouldBe(Steps.Range(1, Messages));
        heard.Select(told => told.Json.Id()).ShouldBe(sent.OrderBy(message => message.Number("sequence")).Select(message => message.Id()));
        (await HearAsync(lobby, 1)).Single().Json.Text("content").ShouldBe("Good morning");
    }

    [Test]
    public async Task Session_WhenEndedOnTheOtherInstance_ShouldEndItsStreamAndBeRefused()
    {
        var there = bob.At(instances.ClientOf(1));
        (await there.GetAsync("users/me")).ShouldBeOk();
        await using var stream = await Listener.OpenAsync(instances.AddressOf(1), bob.AccessToken);

        (await bob.At(instances.ClientOf(0)).PostAsync("auth/logout")).ShouldBeNoContent();

        (await stream.EndAsync()).ShouldBeEmpty();
        (await there.GetAsync("users/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Kill_WhenMessagesAreBeingSent_ShouldLoseNothingThatWasAcknowledged()
    {
        var device = await Subscriber.OpenAsync(instances.Proxy.Address, bob);
        var writers = new Writers(alice, bob);
        await writers.WaitForMoreAsync(Messages);

        await instances.KillAsync(0);
        await writers.WaitForMoreAsync(Messages);
        await writers.StopAsync();

        await CheckAsync(device, writers);
    }

    [Test]
    public async Task RollingRestart_WhenMessagesAreBeingSent_ShouldFailNoRequest()
    {
        var device = await Subscriber.OpenAsync(instances.Proxy.Address, bob);
        var writers = new Writers(alice, bob);
        foreach (var number in new[] { 0, 1, 0, 1 })
        {
            await writers.WaitForMoreAsync(Messages);
            (await instances.StopAsync(number)).ShouldBe(0);
            await instances.LaunchAsync(number);
        }

        await writers.WaitForMoreAsync(Messages);
        await writers.StopAsync();

        writers.Failures.ShouldBeEmpty(instances.Proxy.Errors);
        await CheckAsync(device, writers);
        device.Streams.ShouldBeGreaterThan(1);
    }

    private static async Task<IReadOnlyList<Told>> HearAsync(Listener listener, int count)
    {
        var heard = new List<Told>();
        while (heard.Count < count)
        {
            var next = await listener.NextAsync();
            if (next.Type is "message.created")
            {
                heard.Add(next);
            }
        }

        return heard;
    }

    private async Task CheckAsync(Subscriber device, Writers writers)
    {
        var conversation = (await bob.ConversationWithAsync(alice)).Id();
        var stored = (await Pages.HistoryAsync(bob, conversation)).Select(message => message.Id()).ToList();
        writers.Acknowledged.Except(stored).ShouldBeEmpty();
        stored.Count.ShouldBeInRange(writers.Acknowledged.Count, writers.Acknowledged.Count + writers.Failures.Count);
        device.Last = stored.Count;
        await device.Done;
        device.Heard.Select(each => each.Sequence).ShouldBe(Steps.Range(1, stored.Count));
        device.Heard.Select(each => each.MessageId).ShouldBe(stored);
    }
}
