namespace Messaging.Infrastructure.Persistence;

/// <summary>
/// What the repositories of a request write through while its unit of work runs: the connection that holds the
/// transaction, prepared statements for what is hot, and EF Core for the rest.
/// </summary>
internal sealed class WriteSession
{
    private WriteConnection? connection;
    private MessagingDbContext? context;
    private List<Guid>? touched;

    /// <inheritdoc cref="WriteConnection.Dialect"/>
    public SqlDialect Dialect => Connection.Dialect;

    private WriteConnection Connection =>
        connection ?? throw new InvalidOperationException("Repositories work inside a unit of work only.");

    /// <summary>EF Core on the connection of the unit of work, behind everything that was written before.</summary>
    /// <returns>The context; it belongs to the unit of work.</returns>
    public async ValueTask<MessagingDbContext> GetContextAsync()
    {
        await Connection.FlushAsync();
        return context ??= Connection.CreateContext();
    }

    /// <inheritdoc cref="WriteConnection.ExecuteAsync"/>
    public ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.ExecuteAsync(sql, values);

    /// <inheritdoc cref="WriteConnection.WriteAsync(SqlStatement, ReadOnlySpan{object?})"/>
    public ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.WriteAsync(sql, values);

    /// <summary>Runs a statement whose outcome nobody waits for, and remembers the ids that it tells as <see cref="Touch"/> does.</summary>
    /// <param name="sql">The statement; its first column is an id.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>When it is on its way.</returns>
    public ValueTask WriteAndTouchAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.WriteAsync(sql, Touch, values);

    /// <inheritdoc cref="WriteConnection.LockAsync"/>
    public ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.LockAsync(sql, values);

    /// <inheritdoc cref="WriteConnection.QueryAsync"/>
    public ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.QueryAsync(sql, values);

    /// <inheritdoc cref="WriteConnection.Expect"/>
    public void Expect(SqlStatement sql, params ReadOnlySpan<object?> values) => Connection.Expect(sql, values);

    /// <summary>Remembers whom or what the unit of work concerns, to be told of once it is committed.</summary>
    /// <param name="key">A user or a conversation.</param>
    public void Touch(Guid key) => (touched ??= []).Add(key);

    /// <summary>Enters the transaction of a connection.</summary>
    /// <param name="writeConnection">The connection.</param>
    public void Enter(WriteConnection writeConnection) => connection = writeConnection;

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
