using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence;

/// <summary>
/// What the repositories of a request write through while its unit of work runs: the connection that holds the
/// transaction, prepared statements for what is hot, and EF Core for the rest.
/// </summary>
internal sealed class WriteSession
{
    private SqliteWriteConnection? connection;
    private MessagingDbContext? context;
    private List<Guid>? touched;

    /// <summary>EF Core on the connection of the unit of work.</summary>
    public MessagingDbContext Context => context ??= Connection.CreateContext();

    private SqliteWriteConnection Connection =>
        connection ?? throw new InvalidOperationException("Repositories work inside a unit of work only.");

    /// <summary>Runs a prepared statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.Execute(sql, values);

    /// <summary>Runs a prepared query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>Its rows; the caller disposes of them.</returns>
    public SqliteRows Query(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.Query(sql, values);

    /// <summary>Remembers whom or what the unit of work concerns, to be told of once it is committed.</summary>
    /// <param name="key">A user or a conversation.</param>
    public void Touch(Guid key) => (touched ??= []).Add(key);

    /// <summary>Enters the transaction of a connection.</summary>
    /// <param name="writeConnection">The connection.</param>
    public void Enter(SqliteWriteConnection writeConnection) => connection = writeConnection;

    /// <summary>Leaves it.</summary>
    /// <returns>What was touched.</returns>
    public IReadOnlyList<Guid> Leave()
    {
        context?.Dispose();
        context = null;
        connection = null;
        IReadOnlyList<Guid> left = touched ?? [];
        touched = null;
        return left;
    }
}
