namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>How values look in a SQLite file.</summary>
internal static class SqliteValues
{
    /// <summary>A value as it is stored.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Bytes for an id, microseconds for an instant, everything else as it is.</returns>
    public static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => ToBytes(id),
        DateTime instant => UtcMicroseconds.From(instant),
        _ => value,
    };

    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ToGuid(byte[] bytes) => new(bytes, bigEndian: true);
}
