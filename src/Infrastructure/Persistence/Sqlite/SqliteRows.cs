using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Rows of a query, read straight from SQLite's own row buffer: an id costs no array, and a page of history has some
/// two hundred ids.
/// </summary>
/// <param name="reader">The reader.</param>
internal readonly struct SqliteRows(SqliteDataReader reader) : IDisposable
{
    private sqlite3_stmt Statement => reader.Handle!;

    /// <summary>Ends the query.</summary>
    public void Dispose() => reader.Dispose();

    /// <summary>Whether a column holds nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Whether it does.</returns>
    public bool IsNull(int column) => raw.sqlite3_column_type(Statement, column) == raw.SQLITE_NULL;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Next() => reader.Read();

    /// <summary>A column that holds an id.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The id.</returns>
    public Guid Id(int column) => new(raw.sqlite3_column_blob(Statement, column), bigEndian: true);

    /// <summary>A column that holds an id or nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The id, or null.</returns>
    public Guid? IdOrNull(int column)
    {
        var bytes = raw.sqlite3_column_blob(Statement, column);
        return bytes.IsEmpty ? null : new Guid(bytes, bigEndian: true);
    }

    /// <summary>A column that holds a whole number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The number.</returns>
    public long Number(int column) => raw.sqlite3_column_int64(Statement, column);

    /// <summary>A column that holds true or false.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Which of them.</returns>
    public bool Flag(int column) => Number(column) != 0;

    /// <summary>A column that holds text.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text.</returns>
    public string Text(int column) => raw.sqlite3_column_text(Statement, column).utf8_to_string();

    /// <summary>A column that holds bytes.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The bytes; they are good until the next row.</returns>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(Statement, column);

    /// <summary>A column as it is stored, whatever that is.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The type of the value, one of SQLite's five, and its bytes: numbers big-endian, text as UTF-8.</returns>
    public (int Type, byte[] Bytes) Stored(int column)
    {
        var type = raw.sqlite3_column_type(Statement, column);
        return (type, type switch
        {
            raw.SQLITE_NULL => [],
            raw.SQLITE_INTEGER => BytesOf(raw.sqlite3_column_int64(Statement, column)),
            raw.SQLITE_FLOAT => BytesOf(BitConverter.DoubleToInt64Bits(raw.sqlite3_column_double(Statement, column))),
            _ => Bytes(column).ToArray(),
        });
    }

    /// <summary>A column that holds an instant.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The instant (UTC).</returns>
    public DateTime Instant(int column) => SqliteValues.ToInstant(Number(column));

    /// <summary>A column that holds an instant or nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The instant (UTC), or null.</returns>
    public DateTime? InstantOrNull(int column) =>
        IsNull(column) ? null : Instant(column);

    private static byte[] BytesOf(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
