namespace Messaging.Application.UnitTests.Support;

/// <summary>A clock that stands at <see cref="Samples.Now"/>.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(Samples.Now);
}
