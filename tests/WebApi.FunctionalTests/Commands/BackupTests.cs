using Messaging.WebApi.FunctionalTests.Administration;
using Microsoft.Data.Sqlite;

namespace Messaging.WebApi.FunctionalTests.Commands;

[Category("SqliteFile")]
internal sealed class BackupTests
{
    // Of a SQLite file; making sure that nobody else uses the file changes the journal mode in it.
    private const int HeaderLength = 100;

    private DataFolder folder = null!;

    private string Copy => Path.Combine(folder.Path, "copy.db");

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Backup_WhileMessagesAreSent_ShouldHoldOneStateThatRestores()
    {
        Person alice;
        await using (var service = TestService.Start(folder))
        {
            alice = await Person.RegisterAsync(service.Client);
            var bob = await Person.RegisterAsync(service.Client);
            await alice.SendManyAsync(bob, 20);
            var sending = alice.SendManyAsync(bob, 200);

            var outcome = await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy);

            outcome.ShouldBe(new Outcome(0, $"{Copy}: {new FileInfo(Copy).Length} bytes, a copy of {folder.DatabaseFile}\n", string.Empty));
            await sending;
            await alice.SendAsync(bob, "after the backup");
        }

        var restored = await Outcome.OfAsync(folder, input: string.Empty, "restore", Copy);

        restored.Code.ShouldBe(0, restored.Error);
        await using var again = TestService.Start(folder);
        var sequences = await ReadSequencesAsync(alice.At(again.Client));
        sequences.Count.ShouldBeInRange(20, 220);
        sequences.ShouldBe(Enumerable.Range(1, sequences.Count).Reverse().Select(sequence => (long)sequence));
        Directory.GetFiles(folder.Path, "messaging.db.before-*").ShouldHaveSingleItem();
    }

    [Test]
    public async Task Backup_WhenTheFileIsMade_ShouldBeForItsOwnerAlone()
    {
        await MakeDatabaseAsync();

        await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task Backup_WhenTheFileExists_ShouldLeaveIt()
    {
        await MakeDatabaseAsync();
        await File.WriteAllTextAsync(Copy, "precious");

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy);

        outcome.ShouldBe(new Outcome(1, string.Empty, $"{Copy} exists already.\n"));
        (await File.ReadAllTextAsync(Copy)).ShouldBe("precious");
    }

    [Test]
    public async Task Backup_WhenThereIsNoDatabase_ShouldSaySoAndMakeNone()
    {
        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy);

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith($"ConnectionStrings:Messaging: there is no database {folder.DatabaseFile}");
        File.Exists(Copy).ShouldBeFalse();
        File.Exists(folder.DatabaseFile).ShouldBeFalse();
    }

    [Test]
    public async Task Restore_WhenTheServiceRuns_ShouldBeRefused()
    {
        await using var service = TestService.Start(folder);
        var alice = await Person.RegisterAsync(service.Client);
        (await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy)).Code.ShouldBe(0);

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "restore", Copy);

        outcome.ShouldBe(new Outcome(1, string.Empty, $"{folder.DatabaseFile} is in use; stop the service first.\n"));
        (await alice.GetAsync("users/me")).ShouldBeOk();
    }

    [Test]
    public async Task Restore_WhenTheCopyIsDamaged_ShouldLeaveTheDatabase()
    {
        await MakeDatabaseAsync();
        (await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy)).Code.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(Copy);
        bytes.AsSpan(bytes.Length / 2).Fill(0xFF);
        await File.WriteAllBytesAsync(Copy, bytes);

        await ShouldLeaveTheDatabaseAsync();
    }

    [TestCase("CREATE TABLE things (id INTEGER)")]
    [TestCase("CREATE TABLE __EFMigrationsHistory (MigrationId TEXT, ProductVersion TEXT); INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Later', '99.0.0')")]
    public async Task Restore_WhenTheCopyIsOfSomethingElse_ShouldLeaveTheDatabase(string content)
    {
        await MakeDatabaseAsync();
        await using (var connection = new SqliteConnection($"Data Source={Copy};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = content;
            await command.ExecuteNonQueryAsync();
        }

        await ShouldLeaveTheDatabaseAsync();
    }

    [Test]
    public async Task Restore_WhenThereIsNoDatabaseYet_ShouldMakeIt()
    {
        await MakeDatabaseAsync();
        (await Outcome.OfAsync(folder, input: string.Empty, "backup", Copy)).Code.ShouldBe(0);
        File.Delete(folder.DatabaseFile);

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "restore", Copy);

        outcome.ShouldBe(new Outcome(0, $"Restored: {folder.DatabaseFile}\n", string.Empty));
        await using var service = TestService.Start(folder);
        (await service.Client.GetAsync("/health/ready")).ShouldBeOk();
    }

    private async Task ShouldLeaveTheDatabaseAsync()
    {
        // The command that made the database ran in this process, which keeps its connections open; it would be refused for that alone.
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(folder.DatabaseFile);

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "restore", Copy);

        outcome.Code.ShouldBe(1);
        outcome.Error.Count(character => character == '\n').ShouldBe(1);
        outcome.Error.ShouldStartWith(Copy);
        var after = await File.ReadAllBytesAsync(folder.DatabaseFile);
        after.AsSpan(HeaderLength).SequenceEqual(before.AsSpan(HeaderLength)).ShouldBeTrue();
        File.Exists(folder.DatabaseFile + ".restored").ShouldBeFalse();
    }

    private async Task MakeDatabaseAsync() =>
        (await Outcome.OfAsync(folder, input: string.Empty, "migrate")).ShouldBe(new Outcome(0, $"The database is up to date: {folder.DatabaseFile}\n", string.Empty));

    private static async Task<List<long>> ReadSequencesAsync(Person person) =>
        [.. (await Pages.ReadOnAsync(person, "messages?limit=100")).Select(message => message.Number("sequence"))];
}
