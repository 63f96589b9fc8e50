using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks for a page of what changed for the caller, oldest first.</summary>
/// <param name="After">Sequence to go on from, as it stands in the query string; absent: from the oldest event that is kept.</param>
/// <param name="Page">How much; events know no cursor.</param>
public sealed record GetEvents(string? After, PageQuery Page) : IRequest<Result<Page<EventResponse>>>;

internal sealed class GetEventsValidator : AbstractValidator<GetEvents>
{
    public GetEventsValidator() => this.AddEventPageRules(request => request.After, request => request.Page);
}

internal sealed class GetEventsHandler(IEventReader events, ICurrentUser caller) : IRequestHandler<GetEvents, Result<Page<EventResponse>>>
{
    public async Task<Result<Page<EventResponse>>> Handle(GetEvents request, CancellationToken cancellationToken)
    {
        var slice = await events.ReadAsync(caller.UserId, EventSequences.Parse(request.After), request.Page.Rows, cancellationToken);
        return slice.ToPage(request.After, request.Page);
    }
}
