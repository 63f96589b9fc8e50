namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class StreamLimitTests : StreamFixture
{
    protected override IEnumerable<(string Name, string Value)> Settings => [("LiveUpdates:MaxStreams", "2")];

    [Test]
    public async Task Stream_WhenAllAreTaken_ShouldBeRefusedUntilOneEnds()
    {
        var people = await RegisterManyAsync(3);
        await using var first = await ListenAsync(people[0]);
        var second = await ListenAsync(people[1]);

        var refused = await Listener.AskAsync(BaseAddress, people[2].AccessToken, "events");
        await second.DisposeAsync();

        refused.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "events.too_many_streams");
        refused.Header("Retry-After").ShouldBe("5");
        await Poll.UntilAsync(async () =>
            (await Listener.AskAsync(BaseAddress, people[2].AccessToken, "events?after=9")).Status == HttpStatusCode.OK);
    }
}
