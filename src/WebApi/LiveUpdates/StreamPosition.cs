namespace Messaging.WebApi.LiveUpdates;

/// <summary>The data of <c>ready</c>, <c>ping</c> and <c>reset</c>.</summary>
/// <param name="Sequence">Sequence of the newest event: in <c>ping</c> of those that were delivered, else of all.</param>
internal sealed record StreamPosition(long Sequence);
