using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;

namespace Messaging.Application.Conversations;

/// <summary>
/// Pages of a conversation. Sequences have no gap, so a page's neighbours follow from its ends and the conversation's
/// last sequence, and a link is a plain sequence that a client could have written.
/// </summary>
internal sealed class HistoryPager(IMessageReader messages)
{
    /// <summary>Reads a page.</summary>
    /// <param name="conversationId">The conversation; who may see it has been checked.</param>
    /// <param name="slice">Which stretch.</param>
    /// <param name="lastSequence">Sequence of the conversation's newest message.</param>
    /// <param name="wantsCount">Whether the number of all messages is asked for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, in the slice's direction.</returns>
    public async Task<Page<MessageResponse>> ReadAsync(
        Guid conversationId, HistorySlice slice, long lastSequence, bool wantsCount, CancellationToken cancellationToken)
    {
        var items = await messages.GetHistoryAsync(conversationId, slice, cancellationToken);
        var (next, previous) = slice.Ascending ? LinksUp(items, slice, lastSequence) : LinksDown(items, slice, lastSequence);
        return new Page<MessageResponse>(items, next, previous, wantsCount ? lastSequence : null);
    }

    private static (PageLink? Next, PageLink? Previous) LinksDown(IReadOnlyList<MessageResponse> items, HistorySlice slice, long lastSequence)
    {
        var newest = items.Count > 0 ? items[0].Sequence : 0;
        var oldest = items.Count > 0 ? items[^1].Sequence : 0;
        var newer = (int)Math.Clamp(lastSequence - newest, 0, slice.Limit);
        return (
            oldest > 1 ? Link("before", oldest, slice.Limit) : null,
            newer > 0 ? Link("before", newest + newer + 1, newer) : null);
    }

    private static (PageLink? Next, PageLink? Previous) LinksUp(IReadOnlyList<MessageResponse> items, HistorySlice slice, long lastSequence)
    {
        var oldest = items.Count > 0 ? items[0].Sequence : lastSequence + 1;
        var newest = items.Count > 0 ? items[^1].Sequence : lastSequence;
        var older = (int)Math.Clamp(oldest - 1, 0, slice.Limit);
        return (
            newest < lastSequence ? Link("after", newest, slice.Limit) : null,
            older > 0 ? Link("after", oldest - older - 1, older) : null);
    }

    private static PageLink Link(string parameter, long sequence, int limit) =>
        new(parameter, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), limit);
}
