namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

[Platform(Exclude = "Win")]
internal sealed class StreamStopTests
{
    [Test]
    public async Task Stop_WhenStreamsAreOpen_ShouldEndThemWithAHintAndNotWaitForThem()
    {
        using var folder = new DataFolder();
        await using var service = ServiceProcess.Launch(folder);
        using var client = await service.ConnectAsync();
        var alice = await Person.RegisterAsync(client);
        var streams = new List<Listener>();
        for (var number = 1; number <= 5; number++)
        {
            streams.Add(await Listener.OpenAsync(await service.ListenAsync(), alice.AccessToken));
        }

        var exitCode = await service.StopAsync();

        exitCode.ShouldBe(0);
        service.Errors.ShouldBeEmpty();
        foreach (var stream in streams)
        {
            (await stream.EndAsync()).ShouldBeEmpty();
            stream.Retry.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
            await stream.DisposeAsync();
        }

        streams.Select(stream => stream.Retry).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Test]
    public async Task Kill_WhenMessagesAreBeingSent_ShouldLeaveEventsAsGaplessAsMessages()
    {
        using var folder = new DataFolder();
        Person alice;
        long heard;
        await using (var service = ServiceProcess.Launch(folder))
        {
            using var client = await service.ConnectAsync();
            alice = await Person.RegisterAsync(client);
            await using var stream = await Listener.OpenAsync(await service.ListenAsync(), alice.AccessToken);
            var writers = Enumerable.Range(1, 8).Select(_ => SendUntilCutOffAsync(alice)).ToList();
            (await stream.NextAsync(100)).Select(item => item.Json.Number("sequence")).ShouldBe(Steps.Range(1, 100));

            await service.KillAsync();

            await Task.WhenAll(writers);
            heard = 100 + (await stream.EndAsync()).Count;
        }

        await using var again = ServiceProcess.Launch(folder);
        using var reader = await again.ConnectAsync();
        var alive = alice.At(reader);
        var stored = (await alive.ConversationWithAsync(alive)).Number("lastSequence");
        stored.ShouldBeGreaterThanOrEqualTo(heard);
        var events = await Pages.ReadOnAsync(alive, "events?limit=100");
        events.Select(item => item.Number("sequence")).ShouldBe(Steps.Range(1, stored));
        events.Select(item => item.GetProperty("data").Number("sequence")).ShouldBe(Steps.Range(1, stored));
        await using var back = await Listener.OpenAsync(await again.ListenAsync(), alice.AccessToken, $"events?after={stored}");
        await alive.SendAsync(alive, "on we go");
        (await back.NextAsync()).Json.Number("sequence").ShouldBe(stored + 1);
    }

    private static async Task SendUntilCutOffAsync(Person alice)
    {
        try
        {
            while (true)
            {
                (await alice.PostAsync("messages", new { recipient = alice.UserName, content = "note" })).ShouldBeCreated();
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone.
        }
    }
}
