using System.Globalization;
using FluentValidation;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.LiveUpdates;

/// <summary>Pages of events, oldest first. Sequences have no gap, so a page's neighbours follow from its ends and the log's bounds.</summary>
internal static class EventPages
{
    /// <summary>Checks where and how much to read.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="validator">The request's validator.</param>
    /// <param name="after">Where the request keeps the position.</param>
    /// <param name="page">Where the request keeps the page query.</param>
    public static void AddEventPageRules<T>(this AbstractValidator<T> validator, Func<T, string?> after, Func<T, PageQuery> page)
    {
        validator.RuleFor(request => after(request)).EventSequence("after").OverridePropertyName("after");
        validator.RuleFor(request => page(request).Cursor)
            .Empty()
            .OverridePropertyName("cursor")
            .WithMessage("Events are paged with after, not with a cursor.");
        validator.AddPageRules(page);
    }

    /// <summary>Makes a page.</summary>
    /// <param name="slice">The events.</param>
    /// <param name="after">What they were read after, as the client wrote it.</param>
    /// <param name="query">What the client asked.</param>
    /// <returns>The page, or <see cref="EventErrors.Expired"/>.</returns>
    public static Result<Page<EventResponse>> ToPage(this EventSlice slice, string? after, PageQuery query)
    {
        var (bounds, items) = slice;
        if (EventSequences.Parse(after) is { } sequence && !bounds.Hold(sequence))
        {
            return EventErrors.Expired;
        }

        var first = items.Count > 0 ? items[0].Sequence : bounds.Head + 1;
        var last = items.Count > 0 ? items[^1].Sequence : bounds.Head;
        var older = (int)Math.Clamp(first - bounds.Oldest, 0, query.Rows);
        return new Page<EventResponse>(
            items,
            Next: last < bounds.Head ? Link(last, query.Rows) : null,
            Previous: older > 0 ? Link(first - older - 1, older) : null,
            Count: query.WantsCount ? bounds.Head - bounds.Oldest + 1 : null);
    }

    private static PageLink Link(long after, int limit) => new("after", after.ToString(CultureInfo.InvariantCulture), limit);
}
