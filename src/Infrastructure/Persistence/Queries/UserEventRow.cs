using System.Diagnostics;
using Messaging.Application.Blocks;
using Messaging.Application.LiveUpdates;
using Messaging.Application.Rooms;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>An event as it is read, before its ids have become names.</summary>
internal sealed record UserEventRow(
    long Sequence,
    UserEventType Type,
    DateTime OccurredAt,
    Guid? ConversationId,
    long MessageSequence,
    Guid? OtherUserId,
    MessageRow? Message,
    RoomResponse? Room,
    bool SeesRoom)
{
    /// <summary>The event with names.</summary>
    /// <param name="names">Names by user id.</param>
    /// <returns>The event.</returns>
    public EventResponse Named(IReadOnlyDictionary<Guid, string> names) => new()
    {
        Sequence = Sequence,
        Type = EventTypes.NameOf(Type),
        OccurredAt = OccurredAt,
        Data = DataOf(names),
    };

    private object DataOf(IReadOnlyDictionary<Guid, string> names) => Type switch
    {
        UserEventType.MessageCreated => Message!.Named(names),
        UserEventType.ConversationRead => new ReadMarkerResponse
        {
            ConversationId = ConversationId!.Value,
            UserName = names[OtherUserId!.Value],
            LastReadSequence = MessageSequence,
            ReadAt = OccurredAt,
        },
        UserEventType.BlockCreated => new BlockResponse { UserName = names[OtherUserId!.Value], CreatedAt = OccurredAt },
        UserEventType.BlockRemoved => new UnblockedUserResponse { UserName = names[OtherUserId!.Value] },
        UserEventType.RoomJoined when SeesRoom => Room!,
        UserEventType.RoomJoined or UserEventType.RoomLeft => new LeftRoomResponse { Id = Room!.Id, Name = Room.Name },
        _ => throw new UnreachableException($"Nothing is known of events of type {Type}."),
    };
}
