namespace Messaging.Application.Activity;

/// <summary>What a check of the activity log came to.</summary>
public sealed record ActivityVerification
{
    /// <summary>How many seals were checked and found in order.</summary>
    public required long Seals { get; init; }

    /// <summary>How many entries they cover.</summary>
    public required long Entries { get; init; }

    /// <summary>Where the log that is kept begins; null: at its very beginning, or nothing was found in order.</summary>
    public required SealBeginning? Beginning { get; init; }

    /// <summary>How many entries have no seal yet; 0 when a seal is broken.</summary>
    public required long Unsealed { get; init; }

    /// <summary>Number of the newest seal that is in order, or null where there is none.</summary>
    public required long? NewestNumber { get; init; }

    /// <summary>Hash of that seal in hexadecimal, for being kept elsewhere.</summary>
    public required string? NewestHash { get; init; }

    /// <summary>What is broken, or null where nothing is.</summary>
    public required SealFault? Fault { get; init; }
}

/// <summary>The last seal that is old enough for its entries to be deleted, with all before. The next one is chained to it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="SealedAt">When it was made (UTC). Nothing proves it, as the entries that would are gone.</param>
/// <param name="EntriesLeft">How many entries up to it are still there; the service deletes them within the hour.</param>
public sealed record SealBeginning(long Number, DateTime SealedAt, long EntriesLeft);

/// <summary>Where a check of the activity log failed.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Number">Number of the first seal that is broken; null where the chain is whole but not the one that was expected.</param>
public sealed record SealFault(SealFaultKind Kind, long? Number);

/// <summary>What can be wrong with the seals of the activity log.</summary>
public enum SealFaultKind
{
    /// <summary>The seal, or an entry that it covers, was changed, or an entry was taken away or added.</summary>
    Altered,

    /// <summary>The seal was taken away.</summary>
    Missing,

    /// <summary>The log begins with this seal, which is too young for what came before it to have been deleted by age.</summary>
    Young,

    /// <summary>No seal has the hash that was kept elsewhere: the chain was made anew, or ends earlier.</summary>
    Foreign,
}
