using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Infrastructure.Hosting;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

internal sealed class ActivityPruningTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private readonly ShiftedTime time = new();
    private TestDatabase database = null!;

    [SetUp]
    public async Task SealThreeOldAndTwoNewBatchesAsync()
    {
        time.Shift = TimeSpan.Zero;
        database = await TestDatabase.StartAsync(Month, time);
        await SealAsync(seals: 3, entriesEach: 400);
        time.Shift = Month + TimeSpan.FromHours(1);
        await SealAsync(seals: 2, entriesEach: 4);
    }

    [TearDown]
    public ValueTask RemoveDatabaseAsync() => database.DisposeAsync();

    [Test]
    public async Task Prune_WhenSomeSealsAreDue_ShouldDeleteThemWithTheirEntries()
    {
        var beginning = await PruneAsync();

        beginning.ShouldBe(3);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "ActivityEntries" """)).ShouldBe(8);
        (await database.ScalarAsync("""SELECT COUNT(*) FROM "ActivitySeals" """)).ShouldBe(3);
        var check = await database.VerifyAsync();
        (check.Seals, check.Entries, check.Unsealed, check.Fault).ShouldBe((2, 8, 0, null));
        (check.Beginning?.Number, check.Beginning?.EntriesLeft).ShouldBe((3, 0));
    }

    [Test]
    public async Task Prune_WhenNothingIsDueAnyMore_ShouldLeaveTheLogAsItIs()
    {
        await PruneAsync();

        var again = await PruneAsync();

        again.ShouldBeNull();
        (await database.VerifyAsync()).Entries.ShouldBe(8);
    }

    [Test]
    public async Task Prune_WhenAllIsDue_ShouldKeepTheNewestSealAndGoOnFromIt()
    {
        time.Shift += Month + Month;
        var last = await database.ScalarAsync("""SELECT MAX("Sequence") FROM "ActivityEntries" """);

        (await PruneAsync()).ShouldBe(4);
        await SealAsync(seals: 1, entriesEach: 1);

        (await database.ScalarAsync("""SELECT MAX("Sequence") FROM "ActivityEntries" """)).ShouldBe(last + 1);
        var check = await database.VerifyAsync();
        (check.Seals, check.Entries, check.NewestNumber, check.Fault).ShouldBe((2, 5, 6, null));
    }

    [Test]
    public async Task Prune_WhenEntriesHaveNoSealYet_ShouldLeaveThem()
    {
        await database.AppendAsync(ActivityEntry.Of(ActivityType.Login, userId: null, SealedLog.Now.AddYears(-9), "192.0.2.7"));

        await PruneAsync();

        (await database.VerifyAsync()).Unsealed.ShouldBe(1);
    }

    [Test]
    public async Task Prune_WhenThereAreMoreSealsThanOneLook_ShouldDeleteAllThatAreDue()
    {
        await SealAsync(seals: 300, entriesEach: 1);
        time.Shift += Month + Month;

        (await PruneAsync()).ShouldBe(304);

        (await database.ScalarAsync("""SELECT COUNT(*) FROM "ActivityEntries" """)).ShouldBe(1);
    }

    [Test]
    public async Task Prune_WhenTheClockWasSetBackInBetween_ShouldMakeNoGap()
    {
        time.Shift = TimeSpan.Zero;
        await SealAsync(seals: 1, entriesEach: 1);
        time.Shift = Month + TimeSpan.FromHours(1);

        (await PruneAsync()).ShouldBe(3);

        (await database.VerifyAsync()).Fault.ShouldBeNull();
    }

    [Test]
    public async Task Prune_WhenItIsStoppedInTheMiddle_ShouldLeaveALogThatIsInOrder()
    {
        await database.TamperAsync("""DELETE FROM "ActivitySeals" WHERE "Number" < 2""");
        await database.TamperAsync("""DELETE FROM "ActivityEntries" WHERE "Sequence" <= 500""");

        var check = await database.VerifyAsync();

        check.Fault.ShouldBeNull();
        (check.Beginning?.Number, check.Beginning?.EntriesLeft).ShouldBe((2, 300));
        (await PruneAsync()).ShouldBe(3);
        (await database.VerifyAsync()).Beginning!.EntriesLeft.ShouldBe(0);
    }

    [TestCase("""UPDATE "ActivityEntries" SET "IpAddress" = '203.0.113.9' WHERE "Sequence" = 1203""", SealFaultKind.Altered, 4)]
    [TestCase("""DELETE FROM "ActivityEntries" WHERE "Sequence" = 1205""", SealFaultKind.Altered, 5)]
    [TestCase("""DELETE FROM "ActivitySeals" WHERE "Number" = 3""", SealFaultKind.Young, 4)]
    [TestCase("""DELETE FROM "ActivitySeals" WHERE "Number" = 5""", SealFaultKind.Missing, 5)]
    [TestCase("""UPDATE "ActivitySeals" SET "LastSequence" = "LastSequence" + 1 WHERE "Number" = 3""", SealFaultKind.Altered, 4)]
    public async Task Verify_WhenWhatIsKeptWasTamperedWith_ShouldFindIt(string change, SealFaultKind kind, int number)
    {
        await PruneAsync();

        (await database.TamperAsync(change)).ShouldBe(1);

        (await database.VerifyAsync()).Fault.ShouldBe(new SealFault(kind, number));
    }

    private Task<long?> PruneAsync() => database.Resolve<ActivityPruning>().PruneAsync(CancellationToken.None);

    private async Task SealAsync(int seals, int entriesEach)
    {
        for (var number = 0; number < seals; number++)
        {
            await database.AppendAsync([.. Enumerable.Range(0, entriesEach).Select(_ => SealedLog.FullEntry())]);
            await database.SealAsync();
        }
    }

    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
