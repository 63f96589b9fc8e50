using System.Security.Cryptography;
using Messaging.Infrastructure.Tokens;

namespace Messaging.Infrastructure.IntegrationTests.Tokens;

internal sealed class KeyFileRotationTests
{
    private DirectoryInfo folder = null!;

    private string File => Path.Combine(folder.FullName, "signing.key");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("messaging-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public async Task RotateAsync_WhenThereIsAKey_ShouldPutANewOneInFront()
    {
        SigningKeyFile.EnsureExists(File).ShouldBeTrue();
        var before = Lines();

        var keys = await RotateAsync();

        keys.Count.ShouldBe(2);
        Lines().Length.ShouldBe(2);
        Lines()[0].ShouldNotBe(before[0], StringComparer.Ordinal);
        Lines()[1].ShouldBe(before[0]);
        SigningKeyFile.Read(File).All.Select(key => key.ToLine()).ShouldBe(Lines());
    }

    [Test]
    public async Task RotateAsync_WhenThereAreThreeKeys_ShouldDropTheOldest()
    {
        SigningKeyFile.EnsureExists(File);
        await RotateAsync();
        await RotateAsync();
        var before = Lines();

        await RotateAsync();

        Lines().Length.ShouldBe(SigningKeys.MaxCount);
        Lines()[1..].ShouldBe(before[..2]);
    }

    [Test]
    public async Task RotateAsync_WhenThereIsNoFile_ShouldMakeIt()
    {
        await RotateAsync();

        SigningKeyFile.Read(File).Count.ShouldBe(2);
    }

    [Test]
    public async Task RotateAsync_WhenTwoRotateAtOnce_ShouldKeepBothKeys()
    {
        SigningKeyFile.EnsureExists(File);
        var first = Lines()[0];

        var rotated = await Task.WhenAll(Task.Run(RotateAsync), Task.Run(RotateAsync));

        Lines().Length.ShouldBe(3);
        Lines()[2].ShouldBe(first);
        Lines()[..2].ShouldBe(rotated.Select(keys => keys.Newest.ToLine()), ignoreOrder: true);
    }

    [Test]
    public async Task RotateAsync_WhenOthersReadMeanwhile_ShouldNeverShowHalfAFile()
    {
        SigningKeyFile.EnsureExists(File);
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                SigningKeyFile.Read(File).Count.ShouldBeInRange(1, SigningKeys.MaxCount);
            }
        });

        for (var round = 0; round < 50; round++)
        {
            await RotateAsync();
        }

        await done.CancelAsync();
        await Should.NotThrowAsync(reading);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task RotateAsync_WhenDone_ShouldLeaveAFileForItsOwnerAloneAndNoDraft()
    {
        SigningKeyFile.EnsureExists(File);

        await RotateAsync();

        SigningKeyFile.IsExposed(File).ShouldBeFalse();
        folder.GetFiles().Select(file => file.Name).ShouldBe(["signing.key", "signing.key.lock"], ignoreOrder: true);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task RotateAsync_WhenTheFileIsALink_ShouldRotateWhatItPointsTo()
    {
        var target = Path.Combine(folder.FullName, "elsewhere.key");
        SigningKeyFile.EnsureExists(target);
        System.IO.File.CreateSymbolicLink(File, target);

        await RotateAsync();

        SigningKeyFile.Read(target).Count.ShouldBe(2);
        new FileInfo(File).LinkTarget.ShouldBe(target);
    }

    [Test]
    public async Task RotateAsync_WhenTheFileHoldsNoKey_ShouldLeaveItAsItIs()
    {
        await System.IO.File.WriteAllTextAsync(File, "not a key");

        await Should.ThrowAsync<InvalidDataException>(RotateAsync);

        (await System.IO.File.ReadAllTextAsync(File)).ShouldBe("not a key");
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Read_WhenThereAreOneToThreeLines_ShouldTakeThemInOrder(int count)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(_ => Line())];
        System.IO.File.WriteAllText(File, string.Join("\r\n", lines) + "\n\n");

        SigningKeyFile.Read(File).All.Select(key => key.ToLine()).ShouldBe(lines);
    }

    [Test]
    public void Read_WhenAPreviousKeyIsNotFitToBeUsed_ShouldRefuseTheFile()
    {
        System.IO.File.WriteAllText(File, $"{Line()}\n{Convert.ToBase64String(new byte[32])}\n");
        Should.Throw<InvalidDataException>(() => SigningKeyFile.Read(File));
    }

    [Test]
    public void Read_WhenThereAreFourKeys_ShouldRefuseTheFile()
    {
        System.IO.File.WriteAllLines(File, Enumerable.Range(0, 4).Select(_ => Line()));
        Should.Throw<InvalidDataException>(() => SigningKeyFile.Read(File));
    }

    private static string Line() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKey.MinLength));

    private string[] Lines() => System.IO.File.ReadAllLines(File);

    private Task<SigningKeys> RotateAsync() => SigningKeyFile.RotateAsync(File, TimeProvider.System, CancellationToken.None);
}
