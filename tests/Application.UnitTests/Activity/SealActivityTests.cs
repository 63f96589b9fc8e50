using Messaging.Application.Activity;
using Messaging.Application.Common;
using Messaging.Domain.Activity;
using Moq;

namespace Messaging.Application.UnitTests.Activity;

internal sealed class SealActivityTests
{
    private const long Settled = 1000;

    private readonly Mock<IActivitySealReader> reader = new();
    private readonly Mock<IActivitySealRepository> seals = new();

    [Test]
    public async Task Handle_WhenEntriesWait_ShouldAddASealThatFitsThem()
    {
        var newest = new ActivitySeal(4, LastSequence: 70, EntryCount: 9, Samples.Now, new byte[32]);
        SealableEntry[] entries = [new(71, [1]), new(72, [2])];
        SetUp(new SealChainEnd(newest, NumbersGiven: 4), after: 70, entries);
        seals.Setup(port => port.TryAddAsync(It.IsAny<ActivitySeal>(), It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await HandleAsync();

        result.ShouldBe(2);
        var seal = seals.ArgumentsOf<ActivitySeal>(nameof(IActivitySealRepository.TryAddAsync)).ShouldHaveSingleItem();
        (seal.Number, seal.LastSequence, seal.SealedAt).ShouldBe((5, 72, Samples.Now));
        seal.Fits(newest, entries).ShouldBeTrue();
    }

    [Test]
    public async Task Handle_WhenASealWasTakenAwayFromTheEnd_ShouldNotUseItsNumberAgain()
    {
        SetUp(new SealChainEnd(Newest: null, NumbersGiven: 3), after: null, [new(1, [1])]);

        await HandleAsync();

        seals.ArgumentsOf<ActivitySeal>(nameof(IActivitySealRepository.TryAddAsync)).ShouldHaveSingleItem().Number.ShouldBe(4);
    }

    [Test]
    public async Task Handle_WhenNothingWaits_ShouldWriteNothing()
    {
        SetUp(new SealChainEnd(Newest: null, NumbersGiven: 0), after: null, []);
        var unitOfWork = new FakeUnitOfWork(seals);

        var result = await new SealActivityHandler(reader.Object, seals.Object, unitOfWork, new StoppedClock()).Handle(new SealActivity(), default);

        result.Value.ShouldBe(0);
        unitOfWork.Count.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenEntriesAreStillOpen_ShouldWriteNothing()
    {
        SetUp(new SealChainEnd(Newest: null, NumbersGiven: 0), after: null, [new(1, [1])]);
        reader.Setup(port => port.FindLastSettledAsync(It.IsAny<CancellationToken>())).ReturnsAsync((long?)null);

        (await HandleAsync()).ShouldBe(0);

        seals.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenAnotherProcessWasFaster_ShouldHaveSealedNothing()
    {
        SetUp(new SealChainEnd(Newest: null, NumbersGiven: 0), after: null, [new(1, [1])]);
        seals.Setup(port => port.TryAddAsync(It.IsAny<ActivitySeal>(), It.IsAny<CancellationToken>())).ReturnsAsync(false);

        var result = await HandleAsync();

        result.ShouldBe(0);
    }

    [Test]
    public async Task Handle_WhenTooMuchIsWaiting_ShouldSaySo()
    {
        SetUp(new SealChainEnd(Newest: null, NumbersGiven: 0), after: null, [new(1, [1])]);
        var unitOfWork = new FakeUnitOfWork { IsBusy = true };

        var result = await new SealActivityHandler(reader.Object, seals.Object, unitOfWork, new StoppedClock()).Handle(new SealActivity(), default);

        result.Error.ShouldBe(RequestErrors.Busy);
    }

    private async Task<int> HandleAsync() =>
        (await new SealActivityHandler(reader.Object, seals.Object, new FakeUnitOfWork(seals), new StoppedClock())
            .Handle(new SealActivity(), default)).Value;

    private void SetUp(SealChainEnd end, long? after, SealableEntry[] entries)
    {
        reader.Setup(port => port.FindEndAsync(It.IsAny<CancellationToken>())).ReturnsAsync(end);
        reader.Setup(port => port.FindLastSettledAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Settled);
        reader.Setup(port => port.ListEntriesAsync(after, Settled, ActivitySeal.MaxEntries, It.IsAny<CancellationToken>())).ReturnsAsync(entries);
    }
}
