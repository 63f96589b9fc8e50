namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>A clock that stands still until a test moves it; what waits for it waits in real time.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    private long passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref passed);

    public void Advance(TimeSpan by) => Interlocked.Add(ref passed, by.Ticks);
}
