using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Common.Paging;

/// <summary>Turns cursors into slices and rows into pages.</summary>
/// <param name="protector">Signs cursors.</param>
public sealed class Pager(ICursorProtector protector)
{
    /// <summary>Reads where a client wants to go on.</summary>
    /// <param name="scope">The list, its filters and its reader.</param>
    /// <param name="query">What the client asks; its limit has been validated.</param>
    /// <returns>What to read, or a refusal of the cursor.</returns>
    public Result<Slice> Open(string scope, PageQuery query)
    {
        if (query.Cursor is null)
        {
            return new Slice(query.Rows, Position: null, Backward: false);
        }

        if (protector.Unprotect(scope, query.Cursor) is not { } bytes)
        {
            return RequestErrors.Invalid("cursor", "The cursor was not made by this list; take it unchanged from next or previous.");
        }

        var (position, backward) = CursorCodec.Decode(bytes);
        return new Slice(query.Rows, position, backward);
    }

    /// <summary>Makes a page of what a reader answered for a slice.</summary>
    /// <typeparam name="TRow">What the list holds.</typeparam>
    /// <param name="scope">The scope that the slice was opened with.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="rows">Up to one row more than the limit, in reading order (backward: nearest first).</param>
    /// <param name="positionOf">Position of a row.</param>
    /// <param name="count">Number of all rows, when it was asked for.</param>
    /// <returns>The page, in the list's order.</returns>
    public Page<TRow> ToPage<TRow>(string scope, Slice slice, IReadOnlyList<TRow> rows, Func<TRow, Keyset> positionOf, long? count)
    {
        var goesOn = rows.Count > slice.Limit;
        var items = rows.Take(slice.Limit).ToArray();
        if (slice.Backward)
        {
            Array.Reverse(items);
        }

        // A page that was reached from elsewhere has that place behind it; only the reading direction can come to an end.
        var hasNext = items.Length > 0 && (slice.Backward || goesOn);
        var hasPrevious = items.Length > 0 && (slice.Backward ? goesOn : slice.Position is not null);
        return new Page<TRow>(
            items,
            hasNext ? Link(scope, positionOf(items[^1]), backward: false, slice.Limit) : null,
            hasPrevious ? Link(scope, positionOf(items[0]), backward: true, slice.Limit) : null,
            count);
    }

    /// <summary>A link that goes on from a position.</summary>
    /// <param name="scope">The list, its filters and its reader.</param>
    /// <param name="position">The position, exclusive.</param>
    /// <param name="backward">Against the list's order.</param>
    /// <param name="limit">Rows a page.</param>
    /// <returns>The link.</returns>
    public PageLink Link(string scope, Keyset position, bool backward, int limit) =>
        new("cursor", protector.Protect(scope, CursorCodec.Encode(position, backward)), limit);
}
