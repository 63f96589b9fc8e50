using Messaging.Domain.Activity;

namespace Messaging.Domain.UnitTests.Activity;

internal sealed class ActivitySealTests
{
    private static readonly DateTime Now = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly SealableEntry[] Entries = [new(1, [1, 2]), new(2, [3]), new(3, [])];
    private static readonly ActivitySeal First = ActivitySeal.Next(new SealChainEnd(Newest: null, NumbersGiven: 0), Entries, Now);

    [Test]
    public void Next_WhenItIsTheFirst_ShouldBeNumberOneAndFitItsEntries()
    {
        (First.Number, First.LastSequence, First.EntryCount, First.SealedAt).ShouldBe((1, 3, 3, Now));
        First.Fits(previous: null, Entries).ShouldBeTrue();
    }

    [Test]
    public void Next_WhenAnotherPrecedesIt_ShouldFitBehindThatOneAlone()
    {
        var second = ActivitySeal.Next(new SealChainEnd(First, NumbersGiven: 1), [new(4, [4])], Now);

        second.Fits(First, [new(4, [4])]).ShouldBeTrue();
        second.Fits(First with { Hash = new byte[32] }, [new(4, [4])]).ShouldBeFalse();
        second.Fits(previous: null, [new(4, [4])]).ShouldBeFalse();
    }

    [Test]
    public void Next_WhenAGreaterNumberWasGiven_ShouldGoOnAfterIt() =>
        ActivitySeal.Next(new SealChainEnd(First, NumbersGiven: 6), [new(4, [4])], Now).Number.ShouldBe(7);

    [TestCase(0)]
    [TestCase(ActivitySeal.MaxEntries + 1)]
    public void Next_WhenThereAreNoOrTooManyEntries_ShouldThrow(int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ActivitySeal.Next(
            new SealChainEnd(Newest: null, NumbersGiven: 0), [.. Enumerable.Range(1, count).Select(number => new SealableEntry(number, []))], Now));

    [Test]
    public void Fits_WhenAnEntryDiffers_ShouldBeFalse()
    {
        SealableEntry[][] others =
        [
            [new(1, [1, 2]), new(2, [3])],
            [new(1, [1, 2]), new(2, [3]), new(3, []), new(4, [])],
            [new(1, [1, 2]), new(2, [4]), new(3, [])],
            [new(1, [1]), new(2, [2, 3]), new(3, [])],
            [new(2, [3]), new(1, [1, 2]), new(3, [])],
            [new(0, [1, 2]), new(2, [3]), new(3, [])],
        ];

        others.ShouldAllBe(entries => !First.Fits(null, entries));
    }

    [Test]
    public void Fits_WhenTheSealDiffers_ShouldBeFalse()
    {
        ActivitySeal[] others =
        [
            First with { Number = 2 },
            First with { LastSequence = 4 },
            First with { EntryCount = 4 },
            First with { SealedAt = Now.AddMicroseconds(1) },
            First with { Hash = [] },
            First with { Hash = [.. First.Hash[..^1], (byte)(First.Hash[^1] ^ 1)] },
        ];

        others.ShouldAllBe(seal => !seal.Fits(null, Entries));
    }
}
