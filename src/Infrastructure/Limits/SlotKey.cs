namespace Messaging.Infrastructure.Limits;

/// <summary>What something is counted for.</summary>
/// <param name="Who">An account, an address, or both as one value.</param>
/// <param name="What">What is counted.</param>
public readonly record struct SlotKey(Guid Who, int What);
