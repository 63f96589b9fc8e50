using System.Data.Common;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>Rows that were fetched before they were asked for.</summary>
internal sealed class BufferedRows : SqlRows
{
    private readonly List<object[]> rows = [];
    private int next;

    /// <summary>Fetches what is left of a result.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The rows.</returns>
    public static async Task<BufferedRows> ReadAsync(DbDataReader reader)
    {
        var buffer = new BufferedRows();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            buffer.rows.Add(row);
        }

        return buffer;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NextAsync() => ValueTask.FromResult(++next <= rows.Count);

    /// <inheritdoc/>
    public override bool IsNull(int column) => Value(column) is DBNull;

    /// <inheritdoc/>
    public override Guid Id(int column) => (Guid)Value(column);

    /// <inheritdoc/>
    public override long Number(int column) => Value(column) is int number ? number : (long)Value(column);

    /// <inheritdoc/>
    public override bool Flag(int column) => (bool)Value(column);

    /// <inheritdoc/>
    public override string Text(int column) => (string)Value(column);

    /// <inheritdoc/>
    public override byte[] Bytes(int column) => (byte[])Value(column);

    /// <inheritdoc/>
    public override DateTime Instant(int column) => (DateTime)Value(column);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private object Value(int column) => rows[next - 1][column];
}

/// <summary>Rows of a query that another was sent with: its rows are fetched when these come to their end.</summary>
/// <param name="reader">The reader, at the first of both results.</param>
/// <param name="batch">What both were sent with.</param>
/// <param name="keep">Takes the other rows.</param>
internal sealed class RowsBeforeOthers(DbDataReader reader, IAsyncDisposable batch, Action<BufferedRows> keep) : Servers.DbRows(reader, batch)
{
    private readonly DbDataReader reader = reader;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (await reader.NextResultAsync())
        {
            keep(await BufferedRows.ReadAsync(reader));
        }

        await base.DisposeAsync();
    }
}
