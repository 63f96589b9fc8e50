using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks for a page of what was said in a room, oldest first. Nobody needs to be signed in for a public one.</summary>
/// <param name="RoomName">The room's name in any case.</param>
/// <param name="After">Sequence to go on from, as it stands in the query string; absent: from the first message.</param>
/// <param name="Page">How much; events know no cursor.</param>
public sealed record GetRoomEvents(string RoomName, string? After, PageQuery Page) : IRequest<Result<Page<EventResponse>>>;

internal sealed class GetRoomEventsValidator : AbstractValidator<GetRoomEvents>
{
    public GetRoomEventsValidator() => this.AddEventPageRules(request => request.After, request => request.Page);
}

internal sealed class GetRoomEventsHandler(RoomListener rooms) : IRequestHandler<GetRoomEvents, Result<Page<EventResponse>>>
{
    public async Task<Result<Page<EventResponse>>> Handle(GetRoomEvents request, CancellationToken cancellationToken) =>
        await rooms.FindAsync(request.RoomName, cancellationToken) is { } feed
        && await feed.ReadAsync(EventSequences.Parse(request.After), request.Page.Rows, cancellationToken) is { } slice
            ? slice.ToPage(request.After, request.Page)
            : RoomErrors.NotFound;
}
