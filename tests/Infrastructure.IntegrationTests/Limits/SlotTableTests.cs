using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.IntegrationTests.Limits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SlotTableTests
{
    private const int Capacity = 64;

    private readonly SlotTable<Mark> table = new(Capacity);

    [Test]
    public void Use_WhenAKeyIsNew_ShouldGiveANewState() => Read(1).ShouldBe(0);

    [Test]
    public void Use_WhenAKeyIsKnown_ShouldGiveWhatWasKept()
    {
        Write(1, 5);
        Write(2, 7);
        Write(1, 6);

        Read(1).ShouldBe(6);
        Read(2).ShouldBe(7);
    }

    [Test]
    public void Use_WhenSomethingElseIsCountedForTheSame_ShouldKeepThemApart()
    {
        table.Use(new SlotKey(Id(1), 1), 5L, Set);
        table.Use(new SlotKey(Id(1), 2), 7L, Set);

        table.Use(new SlotKey(Id(1), 1), 0, Get).ShouldBe(5);
        table.Use(new SlotKey(Id(1), 2), 0, Get).ShouldBe(7);
    }

    [Test]
    public void Use_WhenNothingIsKept_ShouldTakeNoPlace()
    {
        Fill(count: Capacity * 100, blankAt: 0);
        var kept = Enumerable.Range(1, SlotTable<Mark>.SetSize).ToList();
        kept.ForEach(number => Write(number, 1));
        Fill(count: Capacity * 100, blankAt: 0);

        kept.ShouldAllBe(number => Read(number) == 1);
    }

    [Test]
    public void Use_WhenKeysAreMoreThanPlaces_ShouldKeepNoMoreThanThere()
    {
        Fill(count: Capacity * 100, blankAt: 1);

        Enumerable.Range(0, Capacity * 100).Count(number => Read(1_000 + number) != 0).ShouldBeInRange(1, Capacity);
    }

    [Test]
    public void Use_WhenKeysAreMoreThanPlaces_ShouldDriveOutThoseThatAreBlankSoonest()
    {
        Write(1, 1_000_000);

        Fill(count: Capacity * 100, blankAt: 999_999);

        Read(1).ShouldBe(1_000_000);
    }

    [Test]
    public void Use_WhenManyUseOneKeyAtOnce_ShouldLoseNothing()
    {
        Parallel.For(0, 10_000, _ => table.Use(new SlotKey(Id(1), 1), 1L, Add));

        Read(1).ShouldBe(10_000);
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static long Get(ref Mark state, int ignored) => state.BlankAt + ignored;

    private static long Set(ref Mark state, long blankAt) => state.BlankAt = blankAt;

    private static long Add(ref Mark state, long by) => state.BlankAt += by;

    private long Read(int number) => table.Use(new SlotKey(Id(number), 1), 0, Get);

    private void Write(int number, long blankAt) => table.Use(new SlotKey(Id(number), 1), blankAt, Set);

    private void Fill(int count, long blankAt)
    {
        for (var number = 0; number < count; number++)
        {
            Write(1_000 + number, blankAt);
        }
    }

    private struct Mark : ISlotState
    {
        public long BlankAt { get; set; }
    }
}
