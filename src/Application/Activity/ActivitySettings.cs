namespace Messaging.Application.Activity;

/// <summary>How the activity log is kept.</summary>
/// <param name="KeepFor">For how long an entry is kept once it is sealed; null: for ever.</param>
public sealed record ActivitySettings(TimeSpan? KeepFor)
{
    /// <summary>Finds which seals are due: their entries may be deleted.</summary>
    /// <param name="now">The present instant (UTC).</param>
    /// <returns>Seals made before this instant (UTC) are; null: none ever is.</returns>
    public DateTime? CutoffAt(DateTime now) => now - KeepFor;
}
