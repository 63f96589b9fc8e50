using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.Application.Rooms;

/// <summary>
/// Ends somebody's membership of a room that the caller owns; with the caller's own name, leaves. Without a membership it changes
/// nothing.
/// </summary>
/// <param name="RoomName">The room's name in any case.</param>
/// <param name="UserName">The other one's name in any case.</param>
public sealed record RemoveMember(string RoomName, string UserName) : IRequest<Result>;

internal sealed class RemoveMemberHandler(
    IRoomRepository rooms,
    IUserDirectory users,
    IEventLog events,
    RoomDoor door,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<RemoveMember, Result>
{
    public async Task<Result> Handle(RemoveMember request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.UserName, cancellationToken) is { } other
            ? await unitOfWork.ExecuteAsync(token => RemoveAsync(request.RoomName, other.Id, token), cancellationToken)
            : UserErrors.NotFound;

    private async Task<Result> RemoveAsync(string roomName, Guid userId, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(roomName, caller.UserId, cancellationToken) is not { } room)
        {
            return RoomErrors.NotFound;
        }

        if (userId == caller.UserId)
        {
            return await door.LeaveAsync(room, cancellationToken);
        }

        if (room.CanManage().Error is { } error)
        {
            return error;
        }

        if (await rooms.IsMemberAsync(room, userId, cancellationToken) && room.Expel().Error is null)
        {
            await rooms.RemoveMemberAsync(room, userId, cancellationToken);
            await events.AppendAsync(userId, UserEvent.RoomLeft(room.Id, time.UtcNow()), cancellationToken);
        }

        return Result.Success();
    }
}
