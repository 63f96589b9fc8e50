using Messaging.Infrastructure.Persistence.Copying;
using NpgsqlTypes;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>Rows go into a PostgreSQL server by COPY in its binary form.</summary>
internal sealed class PostgreSqlCopyTarget(PostgreSqlDatabase database, PostgreSqlMigrator migrator) : CopyTarget
{
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(DateTime)] = NpgsqlDbType.TimestampTz,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
    };

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken) => await migrator.LockAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task WriteAsync(CopyTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var import = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({CopyTable.Quoted(table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellationToken);
            for (var index = 0; index < row.Length; index++)
            {
                if (row[index] is { } value)
                {
                    await import.WriteAsync(value, Types[table.Columns[index].TargetType], cancellationToken);
                }
                else
                {
                    await import.WriteNullAsync(cancellationToken);
                }
            }
        }

        await import.CompleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override string CountOn(string table, string column) =>
        $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), COALESCE(MAX("{column}"), 0) + 1, FALSE) FROM "{table}" """;
}
