namespace Messaging.Domain.Activity;

/// <summary>An activity entry as it stands in the store, ready to be hashed.</summary>
/// <param name="Sequence">Its number in the order of commits.</param>
/// <param name="Content">All its columns in their canonical encoding. Different columns have different encodings.</param>
public sealed record SealableEntry(long Sequence, byte[] Content);
