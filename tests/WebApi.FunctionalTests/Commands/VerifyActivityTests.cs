using MediatR;
using Messaging.Application.Activity;
using Messaging.WebApi.FunctionalTests.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Commands;

internal sealed class VerifyActivityTests
{
    private static readonly DateTime LongAgo = new(2020, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Verify_WhenTheServiceRuns_ShouldCountAndGiveTheNewestHash()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);
        await SealAsync(service);

        var outcome = await VerifyAsync(folder);

        outcome.Code.ShouldBe(0);
        outcome.Error.ShouldBeEmpty();
        outcome.Output.ShouldContain("Not sealed yet: 0 entries.");
        (await VerifyAsync(folder, "--hash", HashIn(outcome))).Code.ShouldBe(0);
    }

    [Test]
    public async Task Verify_WhenASealedEntryWasChanged_ShouldNameTheSealAndFail()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);
        await SealAsync(service);
        (await folder.Database.ExecuteAsync("""UPDATE "ActivityEntries" SET "IpAddress" = '203.0.113.9' WHERE "Sequence" = 1""")).ShouldBe(1);

        var outcome = await VerifyAsync(folder);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("Seal 1 is broken");
        outcome.Output.ShouldStartWith("Not in order.");
    }

    [Test]
    public async Task Verify_WhenNoSealHasTheHash_ShouldFail()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);

        var outcome = await VerifyAsync(folder, "--hash", new string('0', 64));

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("No seal has the given hash");
    }

    [Test]
    public async Task Verify_WhenTheHashIsNone_ShouldSaySoInOneLine()
    {
        using var folder = new DataFolder();
        (await Outcome.OfAsync(folder, input: string.Empty, "migrate")).Code.ShouldBe(0);

        (await VerifyAsync(folder, "--hash", "abc")).ShouldBe(new Outcome(1, string.Empty, "The hash of a seal has 64 hexadecimal digits.\n"));
    }

    [Test]
    public async Task Verify_WhenOldEntriesWereDeleted_ShouldTellWhereTheLogBeginsOrThatItMustNot()
    {
        using var folder = new DataFolder();
        await using var service = TestService.Start(folder);
        await SealAsync(service);
        await SealAsync(service);
        var newest = await folder.Database.ScalarAsync<long>("""SELECT MAX("Number") FROM "ActivitySeals" """);
        await folder.Database.ExecuteAsync("""DELETE FROM "ActivitySeals" WHERE "Number" < @number""", ("@number", newest - 1));
        await folder.Database.ExecuteAsync("""UPDATE "ActivitySeals" SET "SealedAt" = @time WHERE "Number" < @number""", ("@number", newest), ("@time", LongAgo));
        await folder.Database.ExecuteAsync(
            """DELETE FROM "ActivityEntries" WHERE "Sequence" <= (SELECT MIN("LastSequence") FROM "ActivitySeals")""");

        var keptForAMonth = await VerifyAsync(folder, "--Activity:KeepDays=30");
        var keptForEver = await VerifyAsync(folder);

        keptForAMonth.Code.ShouldBe(0, keptForAMonth.Error);
        keptForAMonth.Output.ShouldContain($"\nBegins with seal {newest}. Seal {newest - 1}, which says that it was made on 2020-03-30T12:00:00Z, ");
        keptForAMonth.Output.ShouldContain(" still there: 0.\n");
        keptForEver.Code.ShouldBe(1);
    }

    private static Task<Outcome> VerifyAsync(DataFolder folder, params string[] words) =>
        Outcome.OfAsync(folder, input: string.Empty, ["activity", "verify", .. words]);

    private static string HashIn(Outcome outcome) => outcome.Output.TrimEnd('\n').Split(' ')[^1];

    // Two people sign up, and what the service has not sealed by itself yet is sealed now.
    private static async Task SealAsync(TestService service)
    {
        await Person.RegisterAsync(service.Client);
        await Person.RegisterAsync(service.Client);
        await using var scope = service.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SealActivity())).Error.ShouldBeNull();
    }
}
