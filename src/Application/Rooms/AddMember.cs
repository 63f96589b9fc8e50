using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Users;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;
using Messaging.Domain.Users;

namespace Messaging.Application.Rooms;

/// <summary>Makes somebody a member of a room that the caller owns; with the caller's own name, joins. Adding again changes nothing.</summary>
/// <param name="RoomName">The room's name in any case.</param>
/// <param name="UserName">The other one's name in any case.</param>
public sealed record AddMember(string RoomName, string UserName) : IRequest<Result>;

internal sealed class AddMemberHandler(
    IRoomRepository rooms,
    IUserDirectory users,
    IDirectConversationRepository conversations,
    IEventLog events,
    RoomDoor door,
    RoomSettings settings,
    IUnitOfWork unitOfWork,
    ICurrentUser caller,
    TimeProvider time) : IRequestHandler<AddMember, Result>
{
    public async Task<Result> Handle(AddMember request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.UserName, cancellationToken) is { } other
            ? await unitOfWork.ExecuteAsync(token => AddAsync(request.RoomName, other.Id, token), cancellationToken)
            : UserErrors.NotFound;

    private async Task<Result> AddAsync(string roomName, Guid userId, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(roomName, caller.UserId, cancellationToken) is not { } room)
        {
            return RoomErrors.NotFound;
        }

        if (userId == caller.UserId)
        {
            return await door.EnterAsync(room, cancellationToken);
        }

        return room.CanManage().Error is { } error ? error : await AdmitAsync(room, userId, cancellationToken);
    }

    private async Task<Result> AdmitAsync(Room room, Guid userId, CancellationToken cancellationToken)
    {
        if (await rooms.IsMemberAsync(room, userId, cancellationToken))
        {
            return Result.Success();
        }

        // Whom the owner cannot write to, the owner cannot bring into a room either.
        var now = time.UtcNow();
        var acquaintance = await conversations.GetOrOpenAsync(caller.UserId, userId, now, cancellationToken);
        if (acquaintance.CanReachPeer().Error is { } refusal)
        {
            return refusal;
        }

        var admitted = room.Admit(userId, settings.MaxMembers, now);
        if (admitted.Error is { } error)
        {
            return error;
        }

        await rooms.AddMemberAsync(room, admitted.Value, now, cancellationToken);
        await events.AppendAsync(userId, UserEvent.RoomJoined(room.Id, now), cancellationToken);
        return Result.Success();
    }
}
