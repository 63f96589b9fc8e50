using Messaging.Domain.Activity;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

internal sealed class ActivitySealerTests
{
    [Test]
    public async Task ExecuteAsync_WhenMoreThanOneBatchWaits_ShouldSealAllOfIt()
    {
        await using var database = await SealedLog.StartAsync(seals: 0, entriesEach: 0, unsealed: ActivitySeal.MaxEntries + 1);
        using var clock = new ManualTimer();
        using var sealer = Sealer(database, clock);

        await sealer.StartAsync(CancellationToken.None);
        await clock.TickAsync();
        await UntilAllIsSealedAsync(database);
        await sealer.StopAsync(CancellationToken.None);

        var check = await database.VerifyAsync();
        (check.Seals, check.Entries, check.Fault).ShouldBe((2, ActivitySeal.MaxEntries + 1, null));
    }

    [Test]
    public async Task ExecuteAsync_WhenTheIntervalIsOver_ShouldSealWhatCameMeanwhile()
    {
        await using var database = await SealedLog.StartAsync(seals: 0, entriesEach: 0, unsealed: 1);
        using var clock = new ManualTimer();
        using var sealer = Sealer(database, clock);
        await sealer.StartAsync(CancellationToken.None);
        await clock.TickAsync();
        await UntilAllIsSealedAsync(database);
        await database.AppendAsync(SealedLog.FullEntry());

        await clock.TickAsync();
        await UntilAllIsSealedAsync(database);
        await sealer.StopAsync(CancellationToken.None);

        clock.Period.ShouldBe(ActivitySealer.Interval);
        (await database.VerifyAsync()).Seals.ShouldBe(2);
    }

    [Test]
    public async Task ExecuteAsync_WhenTheDatabaseFailedOnce_ShouldGoOn()
    {
        await using var database = await SealedLog.StartAsync(seals: 0, entriesEach: 0, unsealed: 1);
        await database.TamperAsync(database.Scratch.Rename("ActivitySeals", "Elsewhere"));
        using var clock = new ManualTimer();
        var log = new CountingLogger();
        using var sealer = new ActivitySealer(database.Resolve<IServiceScopeFactory>(), database.Resolve<IDatabaseOutages>(), clock, log);
        await sealer.StartAsync(CancellationToken.None);
        await clock.TickAsync();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(log.Errors > 0));
        await database.TamperAsync(database.Scratch.Rename("Elsewhere", "ActivitySeals"));

        await clock.TickAsync();
        await UntilAllIsSealedAsync(database);
        await sealer.StopAsync(CancellationToken.None);

        (await database.VerifyAsync()).Entries.ShouldBe(1);
    }

    [Test]
    public async Task StopAsync_WhenItIsSealing_ShouldLeaveAWholeChain()
    {
        await using var database = await SealedLog.StartAsync(seals: 0, entriesEach: 0, unsealed: 3 * ActivitySeal.MaxEntries);
        using var clock = new ManualTimer();
        using var sealer = Sealer(database, clock);

        await sealer.StartAsync(CancellationToken.None);
        await clock.TickAsync();
        await sealer.StopAsync(CancellationToken.None);

        var check = await database.VerifyAsync();
        check.Fault.ShouldBeNull();
        (check.Entries + check.Unsealed).ShouldBe(3 * ActivitySeal.MaxEntries);
    }

    private static ActivitySealer Sealer(TestDatabase database, TimeProvider clock) =>
        new(database.Resolve<IServiceScopeFactory>(), database.Resolve<IDatabaseOutages>(), clock, NullLogger<ActivitySealer>.Instance);

    private static Task UntilAllIsSealedAsync(TestDatabase database) =>
        Eventually.BecomesTrueAsync(async () => (await database.VerifyAsync()).Unsealed == 0);
}
