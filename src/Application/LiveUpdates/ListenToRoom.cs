using FluentValidation;
using MediatR;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.LiveUpdates;

/// <summary>Asks for a stream of what is said in a room. Nobody needs to be signed in for a public one.</summary>
/// <param name="RoomName">The room's name in any case.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ListenToRoom(string RoomName, ListeningPosition Position) : IRequest<Result<EventStreamStart>>;

internal sealed class ListenToRoomValidator : AbstractValidator<ListenToRoom>
{
    public ListenToRoomValidator() => this.AddPositionRules(request => request.Position);
}

internal sealed class ListenToRoomHandler(RoomListener rooms) : IRequestHandler<ListenToRoom, Result<EventStreamStart>>
{
    public async Task<Result<EventStreamStart>> Handle(ListenToRoom request, CancellationToken cancellationToken) =>
        await rooms.FindAsync(request.RoomName, cancellationToken) is { } feed && await feed.FindBoundsAsync(cancellationToken) is { } bounds
            ? request.Position.In(feed, bounds)
            : RoomErrors.NotFound;
}
