namespace Messaging.Infrastructure.Persistence;

/// <summary>Rows of a query, one at a time. Whoever asked disposes of them.</summary>
internal abstract class SqlRows : IAsyncDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public abstract ValueTask<bool> NextAsync();

    /// <summary>Whether a column holds nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Whether it does.</returns>
    public abstract bool IsNull(int column);

    /// <summary>A column that holds an id.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The id.</returns>
    public abstract Guid Id(int column);

    /// <summary>A column that holds an id or nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The id, or null.</returns>
    public virtual Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    /// <summary>A column that holds a whole number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The number.</returns>
    public abstract long Number(int column);

    /// <summary>A column that holds true or false.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Which of them.</returns>
    public abstract bool Flag(int column);

    /// <summary>A column that holds text.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text.</returns>
    public abstract string Text(int column);

    /// <summary>A column that holds text or nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text, or null.</returns>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A column that holds bytes.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The bytes.</returns>
    public abstract byte[] Bytes(int column);

    /// <summary>A column that holds an instant.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The instant (UTC).</returns>
    public abstract DateTime Instant(int column);

    /// <summary>A column that holds an instant or nothing.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The instant (UTC), or null.</returns>
    public DateTime? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
