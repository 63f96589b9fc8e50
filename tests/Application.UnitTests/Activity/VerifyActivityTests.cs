using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Moq;

namespace Messaging.Application.UnitTests.Activity;

internal sealed class VerifyActivityTests
{
    private static readonly TimeSpan NinetySeconds = TimeSpan.FromSeconds(90);

    private readonly List<SealableEntry> entries = [.. Enumerable.Range(1, 30).Select(number => new SealableEntry(number, [(byte)number]))];
    private readonly List<ActivitySeal> seals = [];
    private long numbersGiven;

    [SetUp]
    public void SealTwentyFiveOfThirtyEntries()
    {
        for (var number = 0; number < 5; number++)
        {
            var end = new SealChainEnd(seals.LastOrDefault(), numbersGiven);
            seals.Add(ActivitySeal.Next(end, entries.GetRange(number * 5, 5), Samples.Now.AddMinutes(number - 4)));
            numbersGiven++;
        }
    }

    [Test]
    public async Task Handle_WhenNothingWasTouched_ShouldCountSealsAndEntries()
    {
        var check = await HandleAsync();

        (check.Seals, check.Entries, check.Unsealed, check.Fault).ShouldBe((5, 25, 5, null));
        check.NewestNumber.ShouldBe(5);
        check.NewestHash.ShouldBe(Convert.ToHexStringLower(seals[^1].Hash));
    }

    [Test]
    public async Task Handle_WhenThereIsNoSeal_ShouldCallAllEntriesUnsealed()
    {
        seals.Clear();
        numbersGiven = 0;

        var check = await HandleAsync();

        (check.Seals, check.Entries, check.Unsealed, check.NewestNumber, check.NewestHash, check.Fault).ShouldBe((0, 0, 30, null, null, null));
    }

    [Test]
    public async Task Handle_WhenTwoSealsAreBroken_ShouldNameTheFirst()
    {
        entries[7] = entries[7] with { Content = [99] };
        entries[17] = entries[17] with { Content = [99] };

        var check = await HandleAsync();

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Altered, 2));
        (check.Seals, check.Entries, check.Unsealed).ShouldBe((1, 5, 0));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(4)]
    public async Task Handle_WhenASealIsGone_ShouldNameIt(int index)
    {
        seals.RemoveAt(index);

        var check = await HandleAsync();

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Missing, index + 1));
    }

    [Test]
    public async Task Handle_WhenASealStandsBeforeTheFirst_ShouldNameIt()
    {
        seals.Insert(0, seals[0] with { Number = 0 });

        var check = await HandleAsync();

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Altered, 0));
    }

    [Test]
    public async Task Handle_WhenTheKnownHashIsThatOfAnySeal_ShouldFindNoFault()
    {
        var check = await HandleAsync(Convert.ToHexString(seals[1].Hash));

        check.Fault.ShouldBeNull();
    }

    [Test]
    public async Task Handle_WhenTheKnownHashIsOfNoSeal_ShouldSaySo()
    {
        var check = await HandleAsync(new string('0', 64));

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Foreign, null));
    }

    [Test]
    public async Task Handle_WhenASealIsAddedDuringTheCheck_ShouldNotMistakeItForAGap()
    {
        var reader = Reader();
        reader.SetupSequence(port => port.FindEndAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new SealChainEnd(seals[3], NumbersGiven: 4));

        var check = (await Handler(reader, keepFor: null).Handle(new VerifyActivity(KnownHash: null), default)).Value;

        (check.Seals, check.Fault).ShouldBe((5, null));
    }

    [Test]
    public async Task Handle_WhenOldSealsWereDeleted_ShouldBeginBehindTheLastOfThem()
    {
        DeleteUpTo(2);

        var check = await HandleAsync(keepFor: NinetySeconds);

        (check.Seals, check.Entries, check.Unsealed, check.Fault).ShouldBe((3, 15, 5, null));
        check.Beginning.ShouldBe(new SealBeginning(2, Samples.Now.AddMinutes(-3), EntriesLeft: 0));
    }

    [Test]
    public async Task Handle_WhenADeletionWasCutOff_ShouldCountWhatIsLeft()
    {
        seals.RemoveRange(0, 2);
        entries.RemoveRange(0, 7);

        var check = await HandleAsync(keepFor: NinetySeconds);

        check.Fault.ShouldBeNull();
        check.Beginning.ShouldBe(new SealBeginning(3, Samples.Now.AddMinutes(-2), EntriesLeft: 8));
    }

    [Test]
    public async Task Handle_WhenTheFirstSealAloneIsBeingDeleted_ShouldBeginBehindIt()
    {
        entries.RemoveRange(0, 2);

        var check = await HandleAsync(keepFor: NinetySeconds);

        check.Fault.ShouldBeNull();
        check.Beginning.ShouldBe(new SealBeginning(1, Samples.Now.AddMinutes(-4), EntriesLeft: 3));
    }

    [Test]
    public async Task Handle_WhenNothingWasDeletedYet_ShouldCheckFromTheFirstSeal()
    {
        var check = await HandleAsync(keepFor: NinetySeconds);

        (check.Seals, check.Entries, check.Beginning, check.Fault).ShouldBe((5, 25, null, null));
    }

    [Test]
    public async Task Handle_WhenSealsAreGoneThatAreNotDue_ShouldSaySo()
    {
        DeleteUpTo(4);

        var check = await HandleAsync(keepFor: NinetySeconds);

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Young, 4));
    }

    [Test]
    public async Task Handle_WhenTheOldestIsGoneAndTheLogIsKeptForEver_ShouldMissTheFirstSeal()
    {
        DeleteUpTo(2);

        var check = await HandleAsync(keepFor: null);

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Missing, 1));
    }

    [Test]
    public async Task Handle_WhenTheNewestSealIsDue_ShouldStillCheckItsEntries()
    {
        DeleteUpTo(5);

        var check = await HandleAsync(keepFor: TimeSpan.Zero);

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Young, 5));
    }

    [Test]
    public async Task Handle_WhenTheSealThatTheLogBeginsBehindWasChanged_ShouldFindTheNextBroken()
    {
        DeleteUpTo(2);
        seals[0] = seals[0] with { Hash = new byte[32] };

        var check = await HandleAsync(keepFor: NinetySeconds);

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Altered, 3));
    }

    [Test]
    public async Task Handle_WhenAnEntryThatIsKeptWasChanged_ShouldNameItsSeal()
    {
        DeleteUpTo(2);
        entries[6] = entries[6] with { Content = [99] };

        var check = await HandleAsync(keepFor: NinetySeconds);

        check.Fault.ShouldBe(new SealFault(SealFaultKind.Altered, 4));
    }

    [TestCase(1, false)]
    [TestCase(2, true)]
    [TestCase(4, true)]
    public async Task Handle_WhenOldSealsWereDeleted_ShouldKnowTheHashesThatAreKept(int number, bool isKnown)
    {
        var hash = Convert.ToHexString(seals[number - 1].Hash);
        DeleteUpTo(2);

        var check = await HandleAsync(hash, NinetySeconds);

        check.Fault.ShouldBe(isKnown ? null : new SealFault(SealFaultKind.Foreign, null));
    }

    [TestCase(null, true)]
    [TestCase("aB", false)]
    [TestCase("g000000000000000000000000000000000000000000000000000000000000000", false)]
    [TestCase("aB00000000000000000000000000000000000000000000000000000000000000", true)]
    public void Validate_WhateverTheHash_ShouldTakeSixtyFourDigitsOrNone(string? hash, bool isValid) =>
        new VerifyActivityValidator().Validate(new VerifyActivity(hash)).IsValid.ShouldBe(isValid);

    // Seals are a minute apart and the present is that of the newest: after 90 seconds the first three of five are due.
    private async Task<ActivityVerification> HandleAsync(string? knownHash = null, TimeSpan? keepFor = null) =>
        (await Handler(Reader(), keepFor).Handle(new VerifyActivity(knownHash), default)).Value;

    private static VerifyActivityHandler Handler(Mock<IActivitySealReader> reader, TimeSpan? keepFor) =>
        new(reader.Object, new ActivitySettings(keepFor), new StoppedClock());

    private void DeleteUpTo(int number)
    {
        entries.RemoveAll(entry => entry.Sequence <= number * 5);
        seals.RemoveAll(seal => seal.Number < number);
    }

    private Mock<IActivitySealReader> Reader()
    {
        var reader = new Mock<IActivitySealReader>();
        reader.Setup(port => port.FindEndAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => new SealChainEnd(seals.LastOrDefault(), numbersGiven));

        // Two at a time, so that the walk has to turn pages.
        reader.Setup(port => port.ListSealsAsync(It.IsAny<long?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((long? after, int _, CancellationToken _) => [.. seals.Where(seal => !(seal.Number <= after)).Take(2)]);
        reader.Setup(port => port.ListEntriesAsync(It.IsAny<long?>(), It.IsAny<long>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((long? after, long last, int limit, CancellationToken _) =>
                [.. entries.Where(entry => !(entry.Sequence <= after) && entry.Sequence <= last).Take(limit)]);
        reader.Setup(port => port.CountEntriesAsync(It.IsAny<long?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((long? after, CancellationToken _) => entries.Count(entry => !(entry.Sequence <= after)));
        return reader;
    }
}
