using System.Data;
using Messaging.Infrastructure.Persistence.Copying;
using Microsoft.Data.SqlClient;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>Rows go into a SQL Server in bulk.</summary>
internal sealed class SqlServerCopyTarget(DatabaseSettings settings) : CopyTarget
{
    // The application lock that EF Core takes to migrate.
    private const string Lock =
        """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = '__EFMigrationsLock', @LockOwner = 'Session', @LockMode = 'Exclusive', @LockTimeout = 60000;
        IF @result < 0 THROW 50000, 'Somebody else migrates the database or copies into it.', 1;
        """;

    private const SqlBulkCopyOptions Options =
        SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.UseInternalTransaction;

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        // Not from the pool: the end of this connection gives the lock back.
        var connection = new SqlConnection(new SqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Lock;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(CopyTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using var copy = new SqlBulkCopy(settings.ConnectionString, Options) { DestinationTableName = $"\"{table.Name}\"", BulkCopyTimeout = 0 };
        using var data = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, column.TargetType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            data.Rows.Add(row);
        }

        await copy.WriteToServerAsync(data, cancellationToken);
    }

    /// <inheritdoc/>
    public override string CountOn(string table, string column) => $"DBCC CHECKIDENT ('{table}', RESEED) WITH NO_INFOMSGS";
}
