namespace Messaging.Infrastructure.Persistence;

/// <summary>Instants as whole microseconds since 1970 (UTC).</summary>
internal static class UtcMicroseconds
{
    public static long From(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime ToInstant(long microseconds) =>
        new((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc);
}
