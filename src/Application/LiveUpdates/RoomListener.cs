using Messaging.Application.Common.Ports;
using Messaging.Application.Conversations;
using Messaging.Application.Messages;
using Messaging.Application.Rooms;

namespace Messaging.Application.LiveUpdates;

/// <summary>Finds what the caller may hear of a room: anybody of a public one, members of a private one.</summary>
internal sealed class RoomListener(IRoomReader rooms, IConversationReader conversations, IMessageReader messages, ICurrentUser caller)
{
    /// <summary>Finds a room's events.</summary>
    /// <param name="roomName">The room's name in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events, or null where there is no such room for the caller.</returns>
    public async Task<EventFeed?> FindAsync(string roomName, CancellationToken cancellationToken) =>
        await rooms.FindAsync(roomName, caller.OptionalUserId, cancellationToken) is { } room
            ? new RoomEventFeed(conversations, messages, room.Id, caller.OptionalUserId)
            : null;
}
