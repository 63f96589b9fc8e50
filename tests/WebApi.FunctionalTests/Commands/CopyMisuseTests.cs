using Messaging.WebApi.FunctionalTests.Administration;

namespace Messaging.WebApi.FunctionalTests.Commands;

/// <summary>What <c>copy-to</c> says before it asks a server.</summary>
internal sealed class CopyMisuseTests
{
    private const string Target = "Host=127.0.0.1;Port=1;Database=chat";

    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("Sqlite", Target)]
    [TestCase("Oracle", Target)]
    [TestCase("PostgreSql")]
    public async Task Copy_WhenTheWordsMakeNoSense_ShouldBeMisused(params string[] words)
    {
        var outcome = await Outcome.OfAsync(folder, input: string.Empty, ["copy-to", .. words]);

        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldEndWith("See --help.\n");
    }

    [Test]
    public async Task Copy_WhenTheTargetIsMalformed_ShouldSayWhatIsGood()
    {
        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "copy-to", "PostgreSql", "Host=db.example.org;secret");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldStartWith("CONNECTION: must be like ");
        outcome.Error.ShouldNotContain("secret");
    }

    [Test]
    public async Task Copy_WhenThereAreTwoPasswords_ShouldBeRefused()
    {
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, "one\n");

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "copy-to", "PostgreSql", Target + ";Password=two", "--password-file", file);

        outcome.ShouldBe(new Outcome(1, string.Empty, "CONNECTION: must have no Password where the password is given apart from it\n"));
    }

    [Test]
    public async Task Copy_WhenThePasswordFileIsEmpty_ShouldSaySo()
    {
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, "\n");

        var outcome = await Outcome.OfAsync(folder, input: string.Empty, "copy-to", "PostgreSql", Target, "--password-file", file);

        outcome.ShouldBe(new Outcome(1, string.Empty, $"{file} holds no password.\n"));
    }

    [Test]
    public async Task Copy_WhenTheSettingsNameAServer_ShouldSayThatFilesAreCopied()
    {
        var outcome = await Outcome.OfAsync(
            folder,
            input: string.Empty,
            "--Database:Provider=PostgreSql",
            "--ConnectionStrings:Messaging=Host=db.example.org;Database=chat",
            $"--Data:Folder={folder.Path}",
            "copy-to",
            "PostgreSql",
            Target);

        outcome.ShouldBe(new Outcome(1, string.Empty, "This command copies SQLite files; the settings name the database chat on db.example.org.\n"));
    }
}
