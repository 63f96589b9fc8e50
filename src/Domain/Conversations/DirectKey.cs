namespace Messaging.Domain.Conversations;

/// <summary>The pair of users of a direct conversation, the same whichever of them is named first.</summary>
public readonly record struct DirectKey
{
    private DirectKey(Guid low, Guid high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The smaller of the two user ids.</summary>
    public Guid Low { get; }

    /// <summary>The greater of the two; equal to <see cref="Low"/> in notes to oneself.</summary>
    public Guid High { get; }

    /// <summary>The key of a pair.</summary>
    /// <param name="one">One user.</param>
    /// <param name="other">The other, or the same.</param>
    /// <returns>The key.</returns>
    public static DirectKey Of(Guid one, Guid other) => one.CompareTo(other) <= 0 ? new(one, other) : new(other, one);

    /// <summary>The key as 32 bytes: both ids, big-endian, the smaller one first.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToByteArray()
    {
        var bytes = new byte[32];
        Low.TryWriteBytes(bytes, bigEndian: true, out _);
        High.TryWriteBytes(bytes.AsSpan(16), bigEndian: true, out _);
        return bytes;
    }
}
