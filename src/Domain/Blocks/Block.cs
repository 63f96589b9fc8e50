namespace Messaging.Domain.Blocks;

/// <summary>One user's wish to receive nothing more from another.</summary>
/// <param name="BlockerId">Who blocks.</param>
/// <param name="BlockedId">Who is blocked.</param>
/// <param name="CreatedAt">Since when (UTC).</param>
public sealed record Block(Guid BlockerId, Guid BlockedId, DateTime CreatedAt);
