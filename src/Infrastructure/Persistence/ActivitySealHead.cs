namespace Messaging.Infrastructure.Persistence;

/// <summary>The greatest number that a seal ever had, in one row: a seal that is taken away from the end leaves a gap.</summary>
internal sealed class ActivitySealHead
{
    /// <summary>Key of the row.</summary>
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required long LastNumber { get; init; }
}
