using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>Makes the caller a member of a public room. Joining again changes nothing.</summary>
/// <param name="RoomName">The room's name in any case.</param>
public sealed record JoinRoom(string RoomName) : IRequest<Result>;

internal sealed class JoinRoomHandler(IRoomRepository rooms, RoomDoor door, IUnitOfWork unitOfWork, ICurrentUser caller)
    : IRequestHandler<JoinRoom, Result>
{
    public Task<Result> Handle(JoinRoom request, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async token => await rooms.FindAsync(request.RoomName, caller.UserId, token) is { } room
            ? await door.EnterAsync(room, token)
            : RoomErrors.NotFound,
        cancellationToken);
}
