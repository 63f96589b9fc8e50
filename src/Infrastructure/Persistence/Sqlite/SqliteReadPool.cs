using System.Collections.Concurrent;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Open connections with prepared queries. A query takes one for as long as it runs, which is without waiting for
/// anything, so there are never more than threads; readers of a file in WAL mode do not wait for its writer.
/// </summary>
internal sealed class SqliteReadPool(DatabaseSettings settings) : IDisposable
{
    private static readonly SqlStatement Begin = new("BEGIN");
    private static readonly SqlStatement End = new("ROLLBACK");

    private readonly ConcurrentBag<PreparedConnection> idle = [];

    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads its rows.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>What <paramref name="read"/> made of the rows.</returns>
    public T Query<T>(SqlStatement sql, Func<SqliteRows, T> read, params ReadOnlySpan<object?> values)
    {
        var connection = Take();
        try
        {
            using var rows = new SqliteRows(connection.Query(sql, values));
            return read(rows);
        }
        finally
        {
            idle.Add(connection);
        }
    }

    /// <summary>Runs several queries that see the same state of the database.</summary>
    /// <typeparam name="T">What they answer.</typeparam>
    /// <param name="read">Runs the queries.</param>
    /// <returns>What <paramref name="read"/> answered.</returns>
    public T InSnapshot<T>(Func<PreparedConnection, T> read)
    {
        var connection = Take();
        connection.Execute(Begin);
        try
        {
            return read(connection);
        }
        finally
        {
            connection.Execute(End);
            idle.Add(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private PreparedConnection Take() => idle.TryTake(out var pooled) ? pooled : PreparedConnection.Open(settings.ConnectionString);
}
