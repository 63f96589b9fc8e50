namespace Messaging.Application.Common.Paging;

/// <summary>
/// Position of a row in a list. A list uses the members that its order is made of and leaves the others at their defaults.
/// </summary>
/// <param name="Time">Instant that the list is ordered by (UTC).</param>
/// <param name="Id">Tie-break between rows of the same instant.</param>
/// <param name="Sequence">Place within a conversation.</param>
/// <param name="Text">Name that the list is ordered by.</param>
public readonly record struct Keyset(DateTime Time = default, Guid Id = default, long Sequence = 0, string? Text = null);

/// <summary>What to read for one page.</summary>
/// <param name="Limit">Rows a page; a reader answers one more where there is one, to show that the list goes on.</param>
/// <param name="Position">The row to go on from, exclusive; null at the list's beginning.</param>
/// <param name="Backward">
/// Whether to read against the list's order: the rows nearest before the position come first.
/// </param>
public sealed record Slice(int Limit, Keyset? Position, bool Backward);
