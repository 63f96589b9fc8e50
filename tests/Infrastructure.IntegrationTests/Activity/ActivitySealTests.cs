using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

internal sealed class ActivitySealTests
{
    [Test]
    public async Task Seal_WhenManyAppendWhileTwoSeal_ShouldGiveEachEntryOneSeal()
    {
        await using var database = await TestDatabase.StartAsync();
        using var done = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await database.SealAsync();
            }
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => database.AppendAsync(SealedLog.FullEntry()))));
        await done.CancelAsync();
        await Task.WhenAll(sealers);
        await database.SealAsync();

        var check = await database.VerifyAsync();
        (check.Entries, check.Unsealed, check.Fault).ShouldBe((400, 0, null));
        (await database.ScalarAsync("""SELECT SUM("EntryCount") FROM "ActivitySeals" """)).ShouldBe(400);
    }

    [Test]
    public async Task Seal_WhenTheClockWasSetBack_ShouldSealWhatCameLater()
    {
        await using var database = await SealedLog.StartAsync(seals: 2, entriesEach: 3, unsealed: 0);
        await database.AppendAsync(ActivityEntry.Of(ActivityType.Login, userId: null, SealedLog.Now.AddYears(-1), "192.0.2.7"));

        var sealedEntries = await database.SealAsync();

        sealedEntries.ShouldBe(1);
        (await database.VerifyAsync()).Fault.ShouldBeNull();
    }

    [Test]
    public async Task Seal_WhenAUnitOfWorkThrewAfterItsEntry_ShouldLeaveNoGap()
    {
        await using var database = await SealedLog.StartAsync(seals: 1, entriesEach: 2, unsealed: 1);
        await Should.ThrowAsync<InvalidDataException>(() => database.RunAsync<Result>(async (provider, token) =>
        {
            await provider.GetRequiredService<IActivityLog>().AppendAsync(SealedLog.FullEntry(), token);
            throw new InvalidDataException("planted");
        }));
        await database.AppendAsync(SealedLog.FullEntry());

        await database.SealAsync();

        (await database.ScalarAsync("""SELECT MAX("LastSequence") FROM "ActivitySeals" """)).ShouldBe(4);
        (await database.VerifyAsync()).Fault.ShouldBeNull();
    }

    [Test]
    public async Task Verify_WhenSomeEntriesHaveNoSealYet_ShouldCountThem()
    {
        await using var database = await SealedLog.StartAsync(seals: 3, entriesEach: 4, unsealed: 2);

        var check = await database.VerifyAsync();

        (check.Seals, check.Entries, check.Unsealed, check.NewestNumber, check.Fault).ShouldBe((3, 12, 2, 3, null));
    }

    [Test]
    public async Task Verify_WhenTheNewestSealWasTakenAway_ShouldMissItEvenAfterTheNextSeal()
    {
        await using var database = await SealedLog.StartAsync(seals: 3, entriesEach: 4, unsealed: 0);
        await database.TamperAsync("""DELETE FROM "ActivitySeals" WHERE "Number" = 3""");
        var before = await database.VerifyAsync();

        await database.SealAsync();

        var after = await database.VerifyAsync();
        before.Fault.ShouldBe(new SealFault(SealFaultKind.Missing, 3));
        after.Fault.ShouldBe(new SealFault(SealFaultKind.Missing, 3));
    }

    [Test]
    public async Task Verify_WhenTheWholeChainWasMadeAnew_ShouldShowByTheHashThatWasKept()
    {
        await using var database = await SealedLog.StartAsync(seals: 2, entriesEach: 3, unsealed: 0);
        var kept = (await database.VerifyAsync()).NewestHash;
        var whole = await database.VerifyAsync(kept);

        await database.TamperAsync(
            """
            UPDATE "ActivityEntries" SET "IpAddress" = '203.0.113.9';
            DELETE FROM "ActivitySeals";
            UPDATE "ActivitySealHeads" SET "LastNumber" = 0;
            """);
        await database.SealAsync();

        whole.Fault.ShouldBeNull();
        (await database.VerifyAsync()).Fault.ShouldBeNull();
        (await database.VerifyAsync(kept)).Fault.ShouldBe(new SealFault(SealFaultKind.Foreign, null));
    }

    [Test]
    public async Task Verify_WhenAVeryLargeNumberWasAddedToASeal_ShouldStillAnswer()
    {
        await using var database = await SealedLog.StartAsync(seals: 1, entriesEach: 3, unsealed: 0);
        foreach (var numbers in Enumerable.Range(0, 20_000).Chunk(1000))
        {
            var rows = numbers.Select(number => $"({-number}, @id{number}, 5, @time)");
            var insert = $"""INSERT INTO "ActivityEntries" ("Sequence", "Id", "Type", "OccurredAt") VALUES {string.Join(", ", rows)}""";
            await database.TamperAsync(
                database.Scratch.WithOwnNumbers("ActivityEntries", insert),
                [("@time", DateTime.UnixEpoch), .. numbers.Select(number => ($"@id{number}", (object?)UtcTime.NewId(SealedLog.Now)))]);
        }

        var check = await database.VerifyAsync();

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Altered, 1));
    }
}
