using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.Persistence;

/// <summary>
/// What the repositories of a request write through while its unit of work runs: the connection that holds the
/// transaction, prepared statements for what is hot, and EF Core for the rest.
/// </summary>
internal sealed class WriteSession
{
    private WriteConnection? connection;
    private MessagingDbContext? context;

    /// <summary>EF Core on the connection of the unit of work.</summary>
    public MessagingDbContext Context => context ??= Connection.CreateContext();

    private WriteConnection Connection =>
        connection ?? throw new InvalidOperationException("Repositories work inside a unit of work only.");

    /// <summary>Runs a prepared statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(SqlStatement sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs a prepared query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>A reader that the caller disposes of.</returns>
    public DbDataReader Query(SqlStatement sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    /// <summary>Enters the transaction of a connection.</summary>
    /// <param name="writeConnection">The connection.</param>
    public void Enter(WriteConnection writeConnection) => connection = writeConnection;

    /// <summary>Leaves it.</summary>
    public void Leave()
    {
        context?.Dispose();
        context = null;
        connection = null;
    }

    private SqliteCommand Bind(SqlStatement sql, ReadOnlySpan<object?> values)
    {
        var command = Connection.Prepare(sql);
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}
