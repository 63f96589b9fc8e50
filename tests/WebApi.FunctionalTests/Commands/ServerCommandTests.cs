using Messaging.WebApi.FunctionalTests.Administration;

namespace Messaging.WebApi.FunctionalTests.Commands;

/// <summary>Commands that need no answer from the server that keeps the database.</summary>
internal sealed class ServerCommandTests
{
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("backup", "pg_dump")]
    [TestCase("restore", "pg_restore")]
    public async Task Run_WhenAServerKeepsTheDatabase_ShouldNameTheServersOwnTool(string command, string tool)
    {
        var copy = Path.Combine(folder.Path, "copy.db");

        var outcome = await RunAsync(command, copy);

        outcome.ShouldBe(new Outcome(
            1, string.Empty, $"This command is for SQLite files; for the database chat on db.example.org, use {tool}.\n"));
        File.Exists(copy).ShouldBeFalse();
    }

    [Test]
    public async Task Rotate_WhenAServerKeepsTheDatabase_ShouldKeepTheKeyInTheDataFolder()
    {
        var outcome = await RunAsync("keys", "rotate");

        outcome.Code.ShouldBe(0, outcome.Error);
        File.Exists(Path.Combine(folder.Path, "data", "signing.key")).ShouldBeTrue();
    }

    private Task<Outcome> RunAsync(params string[] words) => Outcome.OfAsync(
        folder,
        string.Empty,
        [
            "--Database:Provider=PostgreSql",
            "--ConnectionStrings:Messaging=Host=db.example.org;Database=chat",
            $"--Data:Folder={Path.Combine(folder.Path, "data")}",
            .. words,
        ]);
}
