namespace Messaging.Infrastructure.Persistence;

/// <summary>A connection with the transaction of a unit of work.</summary>
internal abstract class WriteConnection
{
    /// <summary>The words of the database.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Runs a statement now.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>The number of rows that it changed.</returns>
    public abstract ValueTask<int> ExecuteAsync(SqlStatement sql, params ReadOnlySpan<object?> values);

    /// <summary>
    /// Runs a statement whose outcome nobody waits for: a server gets it together with the next query or with the commit, so that a
    /// message costs two exchanges instead of ten.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>When it is on its way.</returns>
    public abstract ValueTask WriteAsync(SqlStatement sql, params ReadOnlySpan<object?> values);

    /// <summary>As the other, for a statement that tells ids of what it changed.</summary>
    /// <param name="sql">The statement; its first column is an id.</param>
    /// <param name="tell">Is told each id, at the latest before the commit.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>When it is on its way.</returns>
    public abstract ValueTask WriteAsync(SqlStatement sql, Action<Guid> tell, params ReadOnlySpan<object?> values);

    /// <summary>Takes or holds rows. Nothing happens where units of work never run beside each other.</summary>
    /// <param name="sql">The statement, made of <see cref="SqlDialect"/>.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>When it is on its way, before the next query; false where nothing happens.</returns>
    public abstract ValueTask<bool> LockAsync(SqlStatement sql, params ReadOnlySpan<object?> values);

    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    /// <returns>Its rows; the caller disposes of them.</returns>
    public abstract ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values);

    /// <summary>
    /// Says which query will follow the next one that takes rows, so that it can be sent with it. It is answered as if it were sent when it
    /// is asked; nothing depends on this.
    /// </summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Values of its parameters, in order.</param>
    public virtual void Expect(SqlStatement sql, params ReadOnlySpan<object?> values)
    {
    }

    /// <summary>Sends what is on its way.</summary>
    /// <returns>When it was run.</returns>
    public abstract ValueTask FlushAsync();

    /// <summary>EF Core inside the transaction.</summary>
    /// <returns>A context that neither begins nor commits transactions.</returns>
    public abstract MessagingDbContext CreateContext();
}
