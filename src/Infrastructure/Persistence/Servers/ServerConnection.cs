namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>A connection to a server with the transaction of a unit of work; without a commit, disposing of it rolls back.</summary>
internal abstract class ServerConnection : WriteConnection, IAsyncDisposable
{
    /// <summary>Commits.</summary>
    /// <returns>When the commit is on disk.</returns>
    public abstract ValueTask CommitAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
