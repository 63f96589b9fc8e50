namespace Messaging.Infrastructure.Persistence.Copying;

/// <summary>How a server takes many rows.</summary>
internal abstract class CopyTarget
{
    /// <summary>Keeps others from migrating the database or copying into it; a service that starts waits, and gives up.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hold; disposing of it, or the end of this process, gives it back.</returns>
    public abstract Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken);

    /// <summary>Stores rows, all or none of them.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="rows">The rows, with values in the form that the server stores.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When they are stored.</returns>
    public abstract Task WriteAsync(CopyTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>The statement that lets the server number new rows behind those that are there.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="column">The column.</param>
    /// <returns>The statement.</returns>
    public abstract string CountOn(string table, string column);
}
