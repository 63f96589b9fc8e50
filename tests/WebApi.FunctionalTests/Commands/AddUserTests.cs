using System.Text;
using Messaging.WebApi.Commands;
using Messaging.WebApi.FunctionalTests.Administration;

namespace Messaging.WebApi.FunctionalTests.Commands;

internal sealed class AddUserTests
{
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    [Category("SqliteFile")]
    public async Task Add_WhenThereIsNoDatabase_ShouldMakeOneAndNameIt()
    {
        (await Outcome.OfAsync(folder, Person.CommonPassword, "users", "add", "root"))
            .ShouldBe(new Outcome(0, $"root was added. A new database was made: {folder.DatabaseFile}\n", string.Empty));
        (await Outcome.OfAsync(folder, Person.CommonPassword, "users", "add", "other")).Output.ShouldBe("other was added.\n");
    }

    [Test]
    [Category("SqliteFile")]
    public async Task Add_WhenItIsRefusedAfterADatabaseWasMade_ShouldNameIt() =>
        (await Outcome.OfAsync(folder, "short", "users", "add", "root"))
            .ShouldBe(new Outcome(1, string.Empty, $"The password must have 8 to 128 characters. A new database was made: {folder.DatabaseFile}\n"));

    [Test]
    public async Task ReadPassword_WhenAMarkStandsBeforeIt_ShouldLeaveItOut() =>
        (await TerminalOf([0xEF, 0xBB, 0xBF, .. "pässword\r\nmore"u8]).ReadPasswordAsync()).ShouldBe("pässword");

    [TestCaseSource(nameof(OtherEncodings))]
    public async Task ReadPassword_WhenItIsNotUtf8_ShouldSaySo(byte[] bytes) =>
        (await Should.ThrowAsync<InvalidDataException>(TerminalOf(bytes).ReadPasswordAsync())).Message.ShouldBe("The password must be written in UTF-8.");

    private static IEnumerable<byte[]> OtherEncodings() =>
        [Encoding.Latin1.GetBytes("pässword of old"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("wide password")]];

    private static Terminal TerminalOf(byte[] bytes) =>
        new(Terminal.ReaderOf(new MemoryStream(bytes)), TextWriter.Null, TextWriter.Null, IsInteractive: false);
}
