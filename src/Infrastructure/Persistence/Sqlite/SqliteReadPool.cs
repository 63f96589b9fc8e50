using System.Collections.Concurrent;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Open connections with prepared queries. A query takes one for as long as it runs, which is without waiting for
/// anything, so there are never more than threads; readers of a file in WAL mode do not wait for its writer.
/// </summary>
internal sealed class SqliteReadPool(DatabaseSettings settings) : ISqlReads, IDisposable
{
    private readonly ConcurrentBag<Lent> idle = [];

    /// <inheritdoc/>
    public ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => ValueTask.FromResult<SqlRows>(Query(sql, values));

    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>Its rows; the caller disposes of them.</returns>
    public SqliteRows Query(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
        var lent = idle.TryTake(out var pooled) ? pooled : new Lent(PreparedConnection.Open(settings.ConnectionString), idle);
        try
        {
            return new SqliteRows(lent.Connection.Query(sql, values), lent.Return);
        }
        catch
        {
            lent.Return();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var lent))
        {
            lent.Connection.Dispose();
        }
    }

    // The way back is made once a connection, not once a query.
    private sealed class Lent
    {
        public Lent(PreparedConnection connection, ConcurrentBag<Lent> home)
        {
            Connection = connection;
            Return = () => home.Add(this);
        }

        public PreparedConnection Connection { get; }

        public Action Return { get; }
    }
}
