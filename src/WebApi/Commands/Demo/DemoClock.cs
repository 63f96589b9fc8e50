namespace Messaging.WebApi.Commands.Demo;

/// <summary>Tells the time at which a message of the demo was written.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Lets time pass.</summary>
    /// <param name="time">How much.</param>
    public void Pass(TimeSpan time) => now += time;
}
