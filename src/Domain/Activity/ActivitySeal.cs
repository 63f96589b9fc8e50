using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Messaging.Domain.Activity;

/// <summary>
/// Closes a batch of the activity log. Its hash covers the hash of the seal before, so that nobody can change an entry or a seal
/// without making all later seals anew. Each entry belongs to the first seal that reaches its sequence. Never changes.
/// </summary>
/// <param name="Number">1, 2, 3 and so on.</param>
/// <param name="LastSequence">The seal reaches from where the one before ends to this entry.</param>
/// <param name="EntryCount">How many entries that are; 1 to <see cref="MaxEntries"/>.</param>
/// <param name="SealedAt">When it was made (UTC).</param>
/// <param name="Hash">SHA-256 over the hash of the seal before (zeros before the first) and the SHA-256 of this seal and its entries.</param>
public sealed record ActivitySeal(long Number, long LastSequence, int EntryCount, DateTime SealedAt, byte[] Hash)
{
    /// <summary>Most entries of a seal.</summary>
    public const int MaxEntries = 4096;

    private static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>Seals the entries that follow the last sealed one.</summary>
    /// <param name="end">Where the chain ends.</param>
    /// <param name="entries">The entries, in order: at least one, at most <see cref="MaxEntries"/>.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>The seal.</returns>
    public static ActivitySeal Next(SealChainEnd end, IReadOnlyList<SealableEntry> entries, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count, nameof(entries));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, MaxEntries, nameof(entries));

        // A number that was given is not given again: a seal that was taken away leaves a gap for ever.
        var number = Math.Max(end.NumbersGiven, end.Newest?.Number ?? 0) + 1;
        var unhashed = new ActivitySeal(number, entries[^1].Sequence, entries.Count, now, Hash: []);
        return unhashed with { Hash = unhashed.HashWith(end.Newest, entries) };
    }

    /// <summary>Whether the seal is one for the entries that it reaches.</summary>
    /// <param name="previous">The seal before; null before the first.</param>
    /// <param name="entries">All entries from where <paramref name="previous"/> ends to <see cref="LastSequence"/>, in order.</param>
    /// <returns>True when neither it nor any of them was changed, taken away or added.</returns>
    public bool Fits(ActivitySeal? previous, IReadOnlyList<SealableEntry> entries) =>
        entries.Count == EntryCount && HashWith(previous, entries).AsSpan().SequenceEqual(Hash);

    private byte[] HashWith(ActivitySeal? previous, IReadOnlyList<SealableEntry> entries)
    {
        using var batch = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(batch, Number);
        Append(batch, LastSequence);
        Append(batch, EntryCount);
        Append(batch, SealedAt.Ticks);
        foreach (var entry in entries)
        {
            // The length keeps the end of an entry from passing for the beginning of the next.
            Append(batch, entry.Sequence);
            Append(batch, entry.Content.Length);
            batch.AppendData(entry.Content);
        }

        return SHA256.HashData([.. previous?.Hash ?? Beginning, .. batch.GetHashAndReset()]);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
