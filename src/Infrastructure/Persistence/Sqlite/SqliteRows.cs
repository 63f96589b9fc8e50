using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Rows of a query, read straight from SQLite's own row buffer: an id costs no array, and a page of history has some
/// two hundred ids.
/// </summary>
/// <param name="reader">The reader.</param>
/// <param name="release">Is called at the end; null where nobody waits for it.</param>
internal sealed class SqliteRows(SqliteDataReader reader, Action? release = null) : SqlRows, IDisposable
{
    private sqlite3_stmt Statement => reader.Handle!;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Next() => reader.Read();

    /// <inheritdoc/>
    public override ValueTask<bool> NextAsync() => ValueTask.FromResult(reader.Read());

    /// <inheritdoc/>
    public override bool IsNull(int column) => raw.sqlite3_column_type(Statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public override Guid Id(int column) => new(raw.sqlite3_column_blob(Statement, column), bigEndian: true);

    /// <inheritdoc/>
    public override Guid? IdOrNull(int column)
    {
        var bytes = raw.sqlite3_column_blob(Statement, column);
        return bytes.IsEmpty ? null : new Guid(bytes, bigEndian: true);
    }

    /// <inheritdoc/>
    public override long Number(int column) => raw.sqlite3_column_int64(Statement, column);

    /// <inheritdoc/>
    public override bool Flag(int column) => Number(column) != 0;

    /// <inheritdoc/>
    public override string Text(int column) => raw.sqlite3_column_text(Statement, column).utf8_to_string();

    /// <inheritdoc/>
    public override byte[] Bytes(int column) => raw.sqlite3_column_blob(Statement, column).ToArray();

    /// <inheritdoc/>
    public override DateTime Instant(int column) => UtcMicroseconds.ToInstant(Number(column));

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
            _ => Bytes(column),
        });
    }

    /// <summary>Ends the query.</summary>
    public void Dispose()
    {
        reader.Dispose();
        release?.Invoke();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] BytesOf(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
