using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class SigningKeyFileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DirectoryInfo folder = null!;

    private string KeyFile => Path.Combine(folder.FullName, "signing.key");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("messaging-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public void EnsureExists_WhenThereIsNone_ShouldMakeARandomKeyAndNothingElse()
    {
        SigningKeyFile.EnsureExists(KeyFile).ShouldBeTrue();

        Convert.FromBase64String(File.ReadAllText(KeyFile).TrimEnd('\n')).Length.ShouldBe(32);
        folder.GetFileSystemInfos().ShouldHaveSingleItem().Name.ShouldBe("signing.key");
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void EnsureExists_WhenThereIsNone_ShouldMakeItForItsOwnerAlone()
    {
        SigningKeyFile.EnsureExists(KeyFile);

        File.GetUnixFileMode(KeyFile).ShouldBe(OwnerOnly);
    }

    [Test]
    public void EnsureExists_WhenThereIsOne_ShouldLeaveIt()
    {
        SigningKeyFile.EnsureExists(KeyFile);
        var before = File.ReadAllText(KeyFile);

        SigningKeyFile.EnsureExists(KeyFile).ShouldBeFalse();

        File.ReadAllText(KeyFile).ShouldBe(before);
    }

    [Test]
    [Repeat(20)]
    public async Task EnsureExists_WhenManyAskAtOnce_ShouldMakeOneThatAllOfThemRead()
    {
        const int count = 8;
        using var start = new Barrier(count);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                var isNew = SigningKeyFile.EnsureExists(KeyFile);
                return (IsNew: isNew, Key: Fingerprint(SigningKeyFile.Read(KeyFile)));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        outcomes.Count(outcome => outcome.IsNew).ShouldBe(1);
        outcomes.Select(outcome => outcome.Key).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        folder.GetFileSystemInfos().ShouldHaveSingleItem();
        File.Delete(KeyFile);
    }

    [TestCase("")]
    [TestCase("\n")]
    [TestCase(" \r\n")]
    public void Read_WhenBlanksStandAroundTheKey_ShouldOverlookThem(string end)
    {
        var key = RandomKey();
        File.WriteAllText(KeyFile, Convert.ToBase64String(key) + end);

        Fingerprint(SigningKeyFile.Read(KeyFile)).ShouldBe(Fingerprint(new SigningKeys(new SigningKey(key))));
    }

    [Test]
    public void Read_WhenTheKeyIsShort_ShouldTellItsLengthAndNotTheKey()
    {
        var text = Convert.ToBase64String(RandomKey()[..31]);
        File.WriteAllText(KeyFile, text);

        var refusal = Should.Throw<InvalidDataException>(() => SigningKeyFile.Read(KeyFile));

        refusal.Message.ShouldBe($"the key in '{KeyFile}' has 31 bytes; it needs 32 random ones");
        refusal.Message.ShouldNotContain(text);
    }

    [TestCaseSource(nameof(BadFiles))]
    public void Read_WhenTheFileHoldsNoFitKey_ShouldSayWhy(string content, string reason)
    {
        File.WriteAllText(KeyFile, content);

        Should.Throw<InvalidDataException>(() => SigningKeyFile.Read(KeyFile)).Message.ShouldContain(reason);
    }

    [Test]
    public void Read_WhenThereIsNoFile_ShouldSaySo() => Should.Throw<FileNotFoundException>(() => SigningKeyFile.Read(KeyFile));

    [TestCase(OwnerOnly, false)]
    [TestCase(UnixFileMode.UserRead, false)]
    [TestCase(OwnerOnly | UnixFileMode.GroupRead, true)]
    [TestCase(OwnerOnly | UnixFileMode.GroupWrite, true)]
    [TestCase(OwnerOnly | UnixFileMode.OtherRead, true)]
    [TestCase(OwnerOnly | UnixFileMode.OtherWrite, true)]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void IsExposed_WhenOthersMayReachTheFile_ShouldTell(UnixFileMode mode, bool expected)
    {
        SigningKeyFile.EnsureExists(KeyFile);
        File.SetUnixFileMode(KeyFile, mode);
        var link = Path.Combine(folder.FullName, "link");
        File.CreateSymbolicLink(link, KeyFile);

        SigningKeyFile.IsExposed(KeyFile).ShouldBe(expected);
        SigningKeyFile.IsExposed(link).ShouldBe(expected);
    }

    private static IEnumerable<TestCaseData> BadFiles()
    {
        const string sample = "this-is-a-sample-key-change-it-in-production!";
        yield return new TestCaseData(string.Empty, "has 0 keys").SetArgDisplayNames("empty");
        yield return new TestCaseData("not base64 at all!", "does not hold base64").SetArgDisplayNames("no base64");
        yield return new TestCaseData(sample, "does not hold base64").SetArgDisplayNames("a bare sentence");
        yield return new TestCaseData(Convert.ToBase64String(Encoding.ASCII.GetBytes(sample)), "is not random").SetArgDisplayNames("a sentence");
        yield return new TestCaseData(Convert.ToBase64String(new byte[32]), "is not random").SetArgDisplayNames("zeros");
        yield return new TestCaseData(Convert.ToBase64String(Enumerable.Repeat((byte)0xA5, 64).ToArray()), "is not random")
            .SetArgDisplayNames("one byte again and again");
        yield return new TestCaseData(Convert.ToBase64String(Encoding.ASCII.GetBytes(sample + "\n")), "is not random").SetArgDisplayNames("a line");
        yield return new TestCaseData(Convert.ToBase64String(Encoding.UTF8.GetBytes("Ein Schlüssel, den jeder kennen könnte")), "is not random")
            .SetArgDisplayNames("a sentence in another language");
        yield return new TestCaseData(Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(value => (byte)value)]), "is not random")
            .SetArgDisplayNames("counting up");
        yield return new TestCaseData(Convert.ToBase64String([.. Enumerable.Range(0, 40).Select(value => (byte)(250 - (3 * value)))]), "is not random")
            .SetArgDisplayNames("counting down");
        yield return new TestCaseData(new string('A', 4097), "too long").SetArgDisplayNames("long");
    }

    private static byte[] RandomKey() => RandomNumberGenerator.GetBytes(32);

    private static string Fingerprint(SigningKeys keys) => Convert.ToHexString(keys.Newest.Derive("a test"));
}
