using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>
/// Ends the caller's membership of a room; without one it changes nothing. The room of an owner who leaves goes to the member who has
/// been there longest.
/// </summary>
/// <param name="RoomName">The room's name in any case.</param>
public sealed record LeaveRoom(string RoomName) : IRequest<Result>;

internal sealed class LeaveRoomHandler(IRoomRepository rooms, RoomDoor door, IUnitOfWork unitOfWork, ICurrentUser caller)
    : IRequestHandler<LeaveRoom, Result>
{
    public Task<Result> Handle(LeaveRoom request, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async token => await rooms.FindAsync(request.RoomName, caller.UserId, token) is { } room
            ? await door.LeaveAsync(room, token)
            : RoomErrors.NotFound,
        cancellationToken);
}
