namespace Messaging.Domain.Activity;

/// <summary>Where the chain of seals ends.</summary>
/// <param name="Newest">The newest seal, or null where there is none.</param>
/// <param name="NumbersGiven">
/// The greatest number that a seal ever had. It is greater than that of the newest when seals were taken away from the end.
/// </param>
public sealed record SealChainEnd(ActivitySeal? Newest, long NumbersGiven);
