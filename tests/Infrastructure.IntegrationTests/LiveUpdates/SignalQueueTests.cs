using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SignalQueueTests
{
    private readonly SignalQueue queue = new();

    [Test]
    public async Task Take_WhenAKeyWasToldTwice_ShouldHaveItOnce()
    {
        var key = Guid.CreateVersion7();
        queue.Changed([key, key]);
        queue.Changed([key]);

        (await queue.WaitAsync()).ShouldBeTrue();
        var batch = queue.Take();

        batch.Keys.ShouldBe([key]);
        queue.Take().IsEmpty.ShouldBeTrue();
    }

    [Test]
    public void Take_WhenTooMuchWaits_ShouldRememberThatAnythingMayHaveChanged()
    {
        queue.SessionsEnded([Guid.CreateVersion7()]);
        queue.Changed([.. Enumerable.Range(0, SignalQueue.Capacity + 1).Select(_ => Guid.CreateVersion7())]);

        var batch = queue.Take();

        batch.IsEverything.ShouldBeTrue();
        batch.Keys.ShouldBeEmpty();
        batch.SessionIds.ShouldBeEmpty();
    }

    [Test]
    public async Task PutBack_WhenMoreHasComeMeanwhile_ShouldKeepBoth()
    {
        var (first, second, session) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        queue.Changed([first]);
        queue.SessionsEnded([session]);
        var taken = queue.Take();
        queue.Changed([second]);

        queue.PutBack(taken);

        (await queue.WaitAsync()).ShouldBeTrue();
        var batch = queue.Take();
        batch.Keys.ShouldBe([first, second], ignoreOrder: true);
        batch.SessionIds.ShouldBe([session]);
    }

    [Test]
    public async Task WaitAsync_WhenClosed_ShouldGiveOutWhatIsLeftAndEnd()
    {
        queue.Changed([Guid.CreateVersion7()]);
        queue.Close();

        (await queue.WaitAsync()).ShouldBeTrue();
        (await queue.WaitAsync()).ShouldBeFalse();
    }
}
