using Messaging.WebApi.FunctionalTests.Administration;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Instances;

/// <summary>Instances that start, together or one after the other, on one PostgreSQL server.</summary>
[Category("PostgreSql")]
[Platform(Exclude = "Win")]
internal sealed class StartTests
{
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder(isEmpty: true);

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Start_WhenFourProcessesMeetAndThereIsNoDatabase_ShouldAllBeReadyWithOneLobbyAndOneAdministrator()
    {
        (string Name, string Value)[] settings = [("Administrator:UserName", "root"), ("Administrator:Password", "staple candle harbour")];
        folder.Database.Dispose();

        var services = Enumerable.Range(0, 4).Select(_ => ServiceProcess.Launch(folder, settings)).ToList();

        foreach (var service in services)
        {
            using var client = await service.ConnectAsync();
            (await client.GetAsync("/health/ready")).ShouldBeOk();
            (await new Person("root", "staple candle harbour", string.Empty, string.Empty, client).LoginAsync(client)).UserName.ShouldBe("root");
        }

        (await folder.Database.ScalarAsync<int>("""SELECT COUNT(*) FROM "Rooms" """)).ShouldBe(1);
        (await folder.Database.ScalarAsync<int>("""SELECT COUNT(*) FROM "Users" """)).ShouldBe(1);
        foreach (var service in services)
        {
            (await service.StopAsync()).ShouldBe(0);
            service.Errors.ShouldBeEmpty();
            await service.DisposeAsync();
        }
    }

    [Test]
    public async Task Start_WhenAProcessWasKilledInTheMiddleOfItsMigration_ShouldMigrateAndBeReady()
    {
        await using (var holder = new NpgsqlConnection(folder.ConnectionString))
        {
            // Who makes a table waits for another that makes one of the same name.
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("""CREATE TABLE "PasswordOutcomes" ("Id" int)""", holder, transaction);
            await command.ExecuteNonQueryAsync();
            await using var killed = ServiceProcess.Launch(folder);
            await Poll.UntilAsync(async () => await folder.Database.ScalarAsync<int>(
                """
                SELECT COUNT(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%CREATE TABLE "PasswordOutcomes"%'
                """) > 0);

            await killed.KillAsync();
        }

        await using var next = ServiceProcess.Launch(folder);
        using var client = await next.ConnectAsync();

        (await client.GetAsync("/health/ready")).ShouldBeOk();
        await Person.RegisterAsync(client);
        (await next.StopAsync()).ShouldBe(0);
        next.Errors.ShouldBeEmpty();
    }

    [Test]
    public async Task Start_WhenTheKeysAreOthersThanThoseOfTheOtherInstances_ShouldStopWithOneLineUntilTheyAreAccepted()
    {
        using var other = new DataFolder();
        (string Name, string Value)[] otherFiles = [("Data:Folder", other.Path)];
        await using (var first = ServiceProcess.Launch(folder))
        {
            await first.ListenAsync();
            (await first.StopAsync()).ShouldBe(0);
        }

        await using (var refused = ServiceProcess.Launch(folder, otherFiles))
        {
            (await refused.WaitForExitAsync()).ShouldBe(1);
            refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Tokens:SigningKeyFile: none of the keys in ");
        }

        (await Outcome.OfAsync(folder, input: string.Empty, "keys", "accept")).Code.ShouldBe(0);
        await using var accepted = ServiceProcess.Launch(folder, otherFiles);
        await accepted.ListenAsync();
        await using var former = ServiceProcess.Launch(folder);
        (await former.WaitForExitAsync()).ShouldBe(1);
    }

    [Test]
    public async Task Rotate_WhenInstancesFollowOneAfterTheOther_ShouldLetEachStart()
    {
        await using (var first = ServiceProcess.Launch(folder))
        {
            await first.ListenAsync();
            (await Outcome.OfAsync(folder, input: string.Empty, "keys", "rotate")).Code.ShouldBe(0);
            (await first.StopAsync()).ShouldBe(0);
        }

        await using var second = ServiceProcess.Launch(folder);
        await second.ListenAsync();

        (await folder.Database.ScalarAsync<string>("""SELECT "KeyIds" FROM "SigningKeyRecords" """)).Split(' ').Length.ShouldBe(2);
    }
}
