namespace Messaging.Domain.Common;

/// <summary>The service's notion of an instant: UTC, to the microsecond, which every supported database keeps exactly.</summary>
public static class UtcTime
{
    /// <summary>The present instant.</summary>
    /// <param name="time">Source of time.</param>
    /// <returns>UTC, truncated to microseconds.</returns>
    public static DateTime UtcNow(this TimeProvider time) => Truncate(time.GetUtcNow().UtcDateTime);

    /// <summary>Cuts an instant to whole microseconds.</summary>
    /// <param name="instant">A UTC instant.</param>
    /// <returns>The same instant without what is finer than a microsecond.</returns>
    public static DateTime Truncate(DateTime instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>A new identifier, UUID version 7 (RFC 9562), stamped with the instant.</summary>
    /// <param name="instant">A UTC instant.</param>
    /// <returns>The identifier.</returns>
    public static Guid NewId(DateTime instant) => Guid.CreateVersion7(new DateTimeOffset(instant, TimeSpan.Zero));
}
