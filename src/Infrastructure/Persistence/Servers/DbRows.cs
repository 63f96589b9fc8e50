using System.Data.Common;

namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>Rows of a server's query.</summary>
/// <param name="reader">The reader.</param>
/// <param name="release">What is given back at the end, in order.</param>
internal class DbRows(DbDataReader reader, params IAsyncDisposable[] release) : SqlRows
{
    /// <inheritdoc/>
    public override async ValueTask<bool> NextAsync() => await reader.ReadAsync();

    /// <inheritdoc/>
    public override bool IsNull(int column) => reader.IsDBNull(column);

    /// <inheritdoc/>
    public override Guid Id(int column) => reader.GetGuid(column);

    /// <inheritdoc/>
    public override long Number(int column) => reader.GetInt64(column);

    /// <inheritdoc/>
    public override bool Flag(int column) => reader.GetBoolean(column);

    /// <inheritdoc/>
    public override string Text(int column) => reader.GetString(column);

    /// <inheritdoc/>
    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    /// <inheritdoc/>
    public override DateTime Instant(int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        foreach (var each in release)
        {
            await each.DisposeAsync();
        }
    }
}
