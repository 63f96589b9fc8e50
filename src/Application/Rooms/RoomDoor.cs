using Messaging.Application.Common.Ports;
using Messaging.Application.LiveUpdates;
using Messaging.Domain.Common;
using Messaging.Domain.LiveUpdates;
using Messaging.Domain.Rooms;

namespace Messaging.Application.Rooms;

/// <summary>The caller's own coming and going, whichever way they name themselves. Works inside a unit of work.</summary>
internal sealed class RoomDoor(IRoomRepository rooms, IEventLog events, RoomSettings settings, ICurrentUser caller, TimeProvider time)
{
    /// <summary>Lets the caller in; a member stays one.</summary>
    /// <param name="room">The room, loaded in this unit of work.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Success; or <see cref="RoomErrors.NotFound"/>, <see cref="RoomErrors.Full"/>.</returns>
    public async Task<Result> EnterAsync(Room room, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var joined = room.Join(caller.UserId, settings.MaxMembers, now);
        if (joined.Error is { } error)
        {
            return error;
        }

        if (joined.Value is { } member)
        {
            await rooms.AddMemberAsync(room, member, now, cancellationToken);
            await events.AppendAsync(caller.UserId, UserEvent.RoomJoined(room.Id, now), cancellationToken);
        }

        return Result.Success();
    }

    /// <summary>Lets the caller go; where they are no member it changes nothing.</summary>
    /// <param name="room">The room, loaded in this unit of work.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Success, or <see cref="RoomErrors.NotFound"/>.</returns>
    public async Task<Result> LeaveAsync(Room room, CancellationToken cancellationToken)
    {
        if (!room.IsVisible)
        {
            return RoomErrors.NotFound;
        }

        var heirId = room.OwnerId == caller.UserId ? await rooms.FindHeirAsync(room, caller.UserId, cancellationToken) : null;
        if (room.Leave(heirId))
        {
            await rooms.RemoveMemberAsync(room, caller.UserId, cancellationToken);
            await events.AppendAsync(caller.UserId, UserEvent.RoomLeft(room.Id, time.UtcNow()), cancellationToken);
        }

        return Result.Success();
    }
}
