namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>How values look in a SQLite file.</summary>
internal static class SqliteValues
{
    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ToGuid(byte[] bytes) => new(bytes, bigEndian: true);

    public static long ToMicroseconds(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime ToInstant(long microseconds) =>
        new((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc);
}
