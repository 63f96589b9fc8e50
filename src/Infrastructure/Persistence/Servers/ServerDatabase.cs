namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>A database server. Units of work run beside each other, each on a connection of its own.</summary>
internal abstract class ServerDatabase : ISqlReads, IDatabaseOutages
{
    /// <summary>Most connections at a time.</summary>
    public abstract int MaxConnections { get; }

    /// <summary>Opens a connection and begins a transaction.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection; disposing of it without a commit rolls back.</returns>
    public abstract Task<ServerConnection> BeginAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<SqlRows> QueryAsync(SqlStatement sql, params ReadOnlySpan<object?> values);

    /// <summary>
    /// Finds the last activity entry before which none will ever appear: numbers are given before the commit, so what can be read may
    /// still have gaps that fill. Waits for those who write just now, and gives up where that takes too long.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its sequence, or 0; null where it cannot be told just now.</returns>
    public abstract Task<long?> FindSettledActivityAsync(CancellationToken cancellationToken);

    /// <summary>Whether a unit of work collided with another and will succeed when it is run again: a deadlock, or a key that another stored first.</summary>
    /// <param name="exception">What it ended with.</param>
    /// <returns>Whether it did.</returns>
    public abstract bool IsCollision(Exception exception);

    /// <inheritdoc/>
    public abstract bool Recognizes(Exception exception);
}
