using Messaging.Infrastructure.Persistence.Copying;
using Messaging.WebApi.Commands;
using Messaging.WebApi.FunctionalTests.Administration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Commands;

/// <summary>The service on the source is a process of its own: EF Core's compiled queries take one kind of database a process.</summary>
[Category("Servers")]
internal sealed class CopyTests
{
    private static readonly string[] Pages =
        ["users/me", "messages?limit=100", "conversations", "blocks", "activity?limit=100", "rooms", "auth/sessions", "events?limit=100"];

    private DataFolder target = null!;
    private ScratchSqlite source = null!;
    private Person alice = null!;
    private Person bob = null!;
    private IReadOnlyList<string> before = null!;

    private (string Name, string Value)[] SourceSettings =>
    [
        ("Database:Provider", "Sqlite"),
        ("ConnectionStrings:Messaging", source.Location.Settings.ConnectionString),
        ("Data:Folder", string.Empty),
    ];

    [SetUp]
    public async Task FillSourceAsync()
    {
        target = new DataFolder(isEmpty: true);
        source = ScratchSqlite.Make(target.Path);
        await using var service = ServiceProcess.Launch(target, SourceSettings);
        using var client = await service.ConnectAsync();
        alice = await Person.RegisterAsync(client);
        bob = await Person.RegisterAsync(client);
        var eve = await Person.RegisterAsync(client);
        await alice.SendManyAsync(bob, 30);
        await bob.SendAsync(alice, "zażółć gęślą jaźń 🙂 \"quoted\" \\ \t tab");
        (await alice.PutAsync($"blocks/{eve.UserName}")).ShouldBeNoContent();
        (await alice.PostAsync("rooms", new { name = "attic", title = "The attic", isPublic = false })).ShouldBeCreated();
        before = await AnswersAsync(client);
        (await service.StopAsync()).ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder()
    {
        SqliteConnection.ClearAllPools();
        source.Dispose();
        target.Dispose();
    }

    [Test]
    public async Task Copy_WhenTheTargetIsEmpty_ShouldAnswerEveryRequestAsBefore()
    {
        var hash = (await RunOnSourceAsync("activity", "verify")).Output;

        var outcome = await CopyAsync();

        outcome.Code.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldEndWith("; all counts are equal.\n");
        (await Outcome.OfAsync(target, string.Empty, "activity", "verify")).ShouldBe(new Outcome(0, hash, string.Empty));
        await using var service = TestService.Start(target);
        (await AnswersAsync(service.Client)).ShouldBe(before);
        (await alice.At(service.Client).SendAsync(bob, "on the server")).Number("sequence").ShouldBe(32);
    }

    [Test]
    public async Task Copy_WhenItWasInterrupted_ShouldBeCompletedByTheNext(
        [Values(0.1, 0.4, 0.8)] double share)
    {
        using var interruption = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => CopyUntilAsync(share, interruption));

        var outcome = await CopyAsync();

        outcome.Code.ShouldBe(0, outcome.Error);
        (await target.Database.ScalarAsync<int>("""SELECT COUNT(*) FROM "Messages" """)).ShouldBe(31);
    }

    [Test]
    public async Task Copy_WhenItWasInterruptedInsideATable_ShouldGoOnBehindTheLastRow()
    {
        (await CopyAsync()).Code.ShouldBe(0);
        await target.Database.ExecuteAsync("""DELETE FROM "Participants" """);
        (await target.Database.ExecuteAsync("""DELETE FROM "ActivityEntries" WHERE "Sequence" > 7""")).ShouldBeGreaterThan(0);

        var outcome = await CopyAsync();

        outcome.Code.ShouldBe(0, outcome.Error);
        await using var service = TestService.Start(target);
        (await alice.At(service.Client).SendAsync(bob, "numbered behind the others")).Number("sequence").ShouldBe(32);
    }

    [Test]
    public async Task Copy_WhenAServiceWasStartedOnTheTarget_ShouldBeRefusedAndWriteNothing()
    {
        await using (TestService.Start(target))
        {
            // Its lobby is all that it made.
        }

        var outcome = await CopyAsync();

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("The target holds rows in Conversations that are not those of the source.");
        (await target.Database.ScalarAsync<int>("""SELECT COUNT(*) FROM "Users" """)).ShouldBe(0);
    }

    [TestCase("""UPDATE "Users" SET "DisplayName" = 'Mallory'""", "Users")]
    [TestCase("""DELETE FROM "Messages" WHERE "Sequence" = 3""", "Messages")]
    [TestCase("""UPDATE "ActivitySealHeads" SET "LastNumber" = 99""", "ActivitySealHeads")]
    public async Task Copy_WhenTheTargetIsNotHowTheSourceBegins_ShouldBeRefused(string change, string table)
    {
        (await CopyAsync()).Code.ShouldBe(0);
        await target.Database.ExecuteAsync(change);

        var outcome = await CopyAsync();

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith($"The target holds rows in {table} that are not those of the source.");
    }

    [Test]
    public async Task Copy_WhenTheServiceRuns_ShouldBeRefused()
    {
        await using var service = ServiceProcess.Launch(target, SourceSettings);
        await service.ListenAsync();

        var outcome = await CopyAsync();

        outcome.ShouldBe(new Outcome(1, string.Empty, $"{source.Location.File} is in use; stop the service first.\n"));
    }

    private Task<Outcome> CopyAsync()
    {
        // Commands on the source ran in this process, which keeps their connections open.
        SqliteConnection.ClearAllPools();
        return RunOnSourceAsync("copy-to", $"{ScratchDatabase.Provider}", target.ConnectionString);
    }

    private async Task CopyUntilAsync(double share, CancellationTokenSource interruption)
    {
        SqliteConnection.ClearAllPools();
        await using var services = UseCases.BuildServices([.. SourceSettings.Select(setting => $"--{setting.Name}={setting.Value}")], mayMake: false);
        await services.GetRequiredService<IDatabaseCopy>()
            .CopyAsync(target.Database.Location.Settings, new Interruption(share, interruption), interruption.Token);
    }

    private Task<Outcome> RunOnSourceAsync(params string[] words) =>
        Outcome.OfAsync(target, string.Empty, [.. SourceSettings.Select(setting => $"--{setting.Name}={setting.Value}"), .. words]);

    private async Task<IReadOnlyList<string>> AnswersAsync(ApiClient client)
    {
        var answers = new List<string>();
        foreach (var page in Pages)
        {
            answers.Add((await alice.At(client).GetAsync(page)).ShouldBe(HttpStatusCode.OK).Text);
        }

        return answers;
    }

    private sealed class Interruption(double share, CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= share)
            {
                source.Cancel();
            }
        }
    }
}
