using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>The one connection that writes: every commit on it is on disk when it returns.</summary>
internal sealed class SqliteWriteConnection : IDisposable
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
    private readonly DbContextOptions<MessagingDbContext> contextOptions;

    private SqliteWriteConnection(PreparedConnection connection)
    {
        this.connection = connection;
        contextOptions = new DbContextOptionsBuilder<MessagingDbContext>().UseSqlite(connection.Connection).Options;
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

    /// <summary>EF Core inside the transaction that is open on the connection.</summary>
    /// <returns>A context that neither begins nor commits transactions.</returns>
    public MessagingDbContext CreateContext()
    {
        var context = new MessagingDbContext(contextOptions);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    /// <inheritdoc cref="PreparedConnection.Execute"/>
    public int Execute(SqlStatement sql, params ReadOnlySpan<object?> values) => connection.Execute(sql, values);

    /// <inheritdoc cref="PreparedConnection.Query"/>
    public SqliteRows Query(SqlStatement sql, params ReadOnlySpan<object?> values) => new(connection.Query(sql, values));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
