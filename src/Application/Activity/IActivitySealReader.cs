using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>
/// The activity log and its seals, for sealing and checking. Entries are numbered as they are written, whatever the clock
/// does; up to the last settled one, nothing ever appears among those that can be read already.
/// </summary>
public interface IActivitySealReader
{
    /// <summary>Where the chain ends. A seal made for this end collides with any that was made since.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The end.</returns>
    Task<SealChainEnd> FindEndAsync(CancellationToken cancellationToken);

    /// <summary>Finds the last entry before which none will ever appear.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its sequence or more; null where that cannot be told just now.</returns>
    Task<long?> FindLastSettledAsync(CancellationToken cancellationToken);

    /// <summary>Seals by number.</summary>
    /// <param name="after">Number of the seal that they follow; null: from the beginning.</param>
    /// <param name="limit">Most seals.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The seals; one that holds what no seal holds fits no entries.</returns>
    Task<IReadOnlyList<ActivitySeal>> ListSealsAsync(long? after, int limit, CancellationToken cancellationToken);

    /// <summary>Entries by sequence.</summary>
    /// <param name="after">Sequence of the entry that they follow; null: from the beginning.</param>
    /// <param name="last">Sequence of the last that is wanted.</param>
    /// <param name="limit">Most entries.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries.</returns>
    Task<IReadOnlyList<SealableEntry>> ListEntriesAsync(long? after, long last, int limit, CancellationToken cancellationToken);

    /// <summary>How many entries follow one.</summary>
    /// <param name="after">Sequence of the entry; null: all are counted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    Task<long> CountEntriesAsync(long? after, CancellationToken cancellationToken);
}
