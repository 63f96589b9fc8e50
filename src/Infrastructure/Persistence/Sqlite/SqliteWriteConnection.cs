using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>The one connection that writes: every commit on it is on disk when it returns. Nothing here waits for anything.</summary>
internal sealed class SqliteWriteConnection : WriteConnection, IDisposable
{
    private static readonly SqlStatement[] Pragmas =
    [
        new("PRAGMA journal_mode=WAL"),
        new("PRAGMA synchronous=FULL"),
        new("PRAGMA temp_store=MEMORY"),
        new("PRAGMA wal_autocheckpoint=4000"),
        new("PRAGMA cache_size=-65536"),
    ];

    private readonly PreparedConnection connection;
    private readonly DbContextOptions<SqliteDbContext> contextOptions;

    private SqliteWriteConnection(PreparedConnection connection)
    {
        this.connection = connection;
        contextOptions = new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection.Connection).Options;
    }

    /// <summary>Opens the connection.</summary>
    /// <param name="connectionString">Which database.</param>
    /// <returns>The connection.</returns>
    public static SqliteWriteConnection Open(string connectionString)
    {
        var opened = PreparedConnection.Open(connectionString);
        foreach (var pragma in Pragmas)
        {
            opened.Execute(pragma);
        }

        return new SqliteWriteConnection(opened);
    }

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public override MessagingDbContext CreateContext()
    {
        var context = new SqliteDbContext(contextOptions);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    /// <inheritdoc cref="PreparedConnection.Execute"/>
    public int Execute(SqlStatement sql, params ReadOnlySpan<object?> values) => connection.Execute(sql, values);

    /// <inheritdoc/>
    public override ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        ValueTask.FromResult(connection.Execute(sql, values));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
        connection.Execute(sql, values);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(SqlStatement sql, Action<Guid> tell, params ReadOnlySpan<object?> values)
    {
        using var rows = new SqliteRows(connection.Query(sql, values));
        while (rows.Next())
        {
            tell(rows.Id(0));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => ValueTask.FromResult(false);

    /// <inheritdoc/>
    public override ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) =>
        ValueTask.FromResult<SqlRows>(new SqliteRows(connection.Query(sql, values)));

    /// <inheritdoc/>
    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
