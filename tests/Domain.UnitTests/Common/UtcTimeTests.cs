using Messaging.Domain.Common;

namespace Messaging.Domain.UnitTests.Common;

internal sealed class UtcTimeTests
{
    [Test]
    public void UtcNow_WhenTheClockIsFiner_ShouldCutToMicroseconds()
    {
        var clock = new StoppedClock(new DateTimeOffset(Samples.Now.AddTicks(12_345_678), TimeSpan.Zero));

        var now = clock.UtcNow();

        now.ShouldBe(Samples.Now.AddTicks(12_345_670));
        now.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Test]
    public void UtcNow_WhenTheClockShowsAnotherZone_ShouldConvert()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 3, 30, 14, 0, 0, TimeSpan.FromHours(2)));

        clock.UtcNow().ShouldBe(Samples.Now);
    }

    [Property]
    public bool Truncate_WhenTruncatedBefore_ShouldChangeNothing(DateTime instant)
    {
        var once = UtcTime.Truncate(instant);

        return UtcTime.Truncate(once) == once && once <= instant && (instant - once).Ticks < TimeSpan.TicksPerMicrosecond;
    }

    [Test]
    public void NewId_WhenMade_ShouldBeVersion7AndCarryTheInstant()
    {
        var id = UtcTime.NewId(Samples.Now);

        id.Version.ShouldBe(7);
        Convert.ToHexStringLower(id.ToByteArray(bigEndian: true).AsSpan(0, 6))
            .ShouldBe(new DateTimeOffset(Samples.Now).ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public void NewId_WhenMadeTwiceInTheSameInstant_ShouldDiffer() =>
        UtcTime.NewId(Samples.Now).ShouldNotBe(UtcTime.NewId(Samples.Now));

    private sealed class StoppedClock(DateTimeOffset instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => instant;
    }
}
