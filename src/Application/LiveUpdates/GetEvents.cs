using System.Globalization;
using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks for a page of what changed for the caller, oldest first.</summary>
/// <param name="After">Sequence to go on from, as it stands in the query string; absent: from the oldest event that is kept.</param>
/// <param name="Page">How much; events know no cursor.</param>
public sealed record GetEvents(string? After, PageQuery Page) : IRequest<Result<Page<EventResponse>>>;

internal sealed class GetEventsValidator : AbstractValidator<GetEvents>
{
    public GetEventsValidator()
    {
        RuleFor(request => request.After).EventSequence("after");
        RuleFor(request => request.Page.Cursor)
            .Empty()
            .OverridePropertyName("cursor")
            .WithMessage("Events are paged with after, not with a cursor.");
        this.AddPageRules(request => request.Page);
    }
}

internal sealed class GetEventsHandler(IEventReader events, ICurrentUser caller) : IRequestHandler<GetEvents, Result<Page<EventResponse>>>
{
    public async Task<Result<Page<EventResponse>>> Handle(GetEvents request, CancellationToken cancellationToken)
    {
        var after = EventSequences.Parse(request.After);
        var limit = request.Page.Rows;
        var (bounds, items) = await events.ReadAsync(caller.UserId, after, limit, cancellationToken);
        if (after is { } sequence && !bounds.Hold(sequence))
        {
            return EventErrors.Expired;
        }

        var first = items.Count > 0 ? items[0].Sequence : bounds.Head + 1;
        var last = items.Count > 0 ? items[^1].Sequence : bounds.Head;
        var older = (int)Math.Clamp(first - bounds.Oldest, 0, limit);
        return new Page<EventResponse>(
            items,
            Next: last < bounds.Head ? Link(last, limit) : null,
            Previous: older > 0 ? Link(first - older - 1, older) : null,
            Count: request.Page.WantsCount ? bounds.Head - bounds.Oldest + 1 : null);
    }

    private static PageLink Link(long after, int limit) => new("after", after.ToString(CultureInfo.InvariantCulture), limit);
}
