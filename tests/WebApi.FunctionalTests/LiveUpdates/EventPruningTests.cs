using Messaging.Infrastructure.LiveUpdates;
using Messaging.WebApi.FunctionalTests.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

internal sealed class EventPruningTests : ManualTimeFixture
{
    [Test]
    public async Task Prune_WhenEventsAreOld_ShouldTakeThemAndLeaveTheRest()
    {
        var alice = await RegisterAsync();
        await alice.SendManyAsync(alice, EventPruning.MostEvents + 3);
        Advance(TimeSpan.FromDays(29));
        alice = await alice.LoginAsync(Anonymous);
        await alice.SendManyAsync(alice, 2);
        Advance(TimeSpan.FromDays(2));
        alice = await alice.LoginAsync(Anonymous);

        await PruneAsync();

        (await Pages.ReadOnAsync(alice, "events")).Select(item => item.Number("sequence")).ShouldBe([504, 505]);
        (await alice.GetAsync("events?after=502")).ShouldBeProblem(HttpStatusCode.Gone, "events.expired");
        (await alice.GetAsync("events?after=503&count=true")).ShouldBeOk().Number("count").ShouldBe(2);
        (await alice.GetAsync("events?after=504")).ShouldBeOk().IsNull("next").ShouldBeTrue();
        await using var stream = await Listener.OpenAsync(BaseAddress, alice.AccessToken, "events?after=0");
        (await stream.EndAsync()).ShouldHaveSingleItem().Type.ShouldBe("reset");
    }

    [Test]
    public async Task Prune_WhenAllEventsAreOld_ShouldGoOnCounting()
    {
        var bob = await RegisterAsync();
        await bob.SendAsync(bob, "old");
        Advance(TimeSpan.FromDays(31));
        bob = await bob.LoginAsync(Anonymous);

        await PruneAsync();

        (await bob.GetAsync("events?after=0")).ShouldBeProblem(HttpStatusCode.Gone, "events.expired");
        await using var stream = await Listener.OpenAsync(BaseAddress, bob.AccessToken, "events?after=1");
        await bob.SendAsync(bob, "new");
        (await stream.NextAsync()).Id.ShouldBe("2");
    }

    private Task<int> PruneAsync() =>
        Service.Services.GetServices<IHostedService>().OfType<EventPruning>().Single().PruneAsync(CancellationToken.None);
}
