using System.Text;
using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

internal sealed class SignalTextTests
{
    private const string Sender = "0123456789abcdef";
    private const string Reader = "fedcba9876543210";

    [Test]
    public void Write_WhenThereIsMoreThanOneTextHolds_ShouldTellEverythingInTextsThatAreShortEnough()
    {
        var batch = new SignalBatch(Ids(1000), Ids(500), IsEverything: false);

        var texts = SignalText.Write(Sender, batch).ToList();

        texts.ShouldAllBe(text => Encoding.UTF8.GetByteCount(text) <= SignalText.MaxLength);
        texts.Count.ShouldBe(5);
        var read = texts.ConvertAll(text => SignalText.Read(Reader, text)!);
        read.SelectMany(each => each.Keys).ShouldBe(batch.Keys);
        read.SelectMany(each => each.SessionIds).ShouldBe(batch.SessionIds);
        read.ShouldAllBe(each => !each.IsEverything);
    }

    [Test]
    public void Write_WhenMoreHasChangedThanIsNamed_ShouldSaySo() =>
        SignalText.Write(Sender, new SignalBatch([], [], IsEverything: true)).Select(text => SignalText.Read(Reader, text)!.IsEverything).ShouldBe([true]);

    [Test]
    public void Write_WhenThereIsNothing_ShouldWriteNothing() => SignalText.Write(Sender, new SignalBatch([], [], IsEverything: false)).ShouldBeEmpty();

    [Test]
    public void Read_WhenItIsOnesOwn_ShouldIgnoreIt() =>
        SignalText.Read(Sender, SignalText.Write(Sender, new SignalBatch(Ids(1), [], IsEverything: false)).Single()).ShouldBeNull();

    [TestCase("")]
    [TestCase("short")]
    [TestCase(Sender)]
    [TestCase(Sender + "x")]
    [TestCase(Sender + "c123")]
    [TestCase(Sender + "c!!!!!!!!!!!!!!!!!!!!!!")]
    public void Read_WhenItIsOfAnotherVersion_ShouldTakeItForEverything(string text) => SignalText.Read(Reader, text)!.IsEverything.ShouldBeTrue();

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
