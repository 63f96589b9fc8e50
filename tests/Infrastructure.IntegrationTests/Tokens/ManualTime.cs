namespace Messaging.Infrastructure.IntegrationTests.Tokens;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + passed;

    public override long GetTimestamp() => passed.Ticks;

    public void Advance(TimeSpan by) => passed += by;
}
