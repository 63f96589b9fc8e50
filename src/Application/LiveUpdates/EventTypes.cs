using System.Diagnostics;
using Messaging.Domain.LiveUpdates;

namespace Messaging.Application.LiveUpdates;

/// <summary>What the types of events are called towards clients.</summary>
public static class EventTypes
{
    /// <summary>A message was accepted.</summary>
    public const string MessageCreated = "message.created";

    /// <summary>A read marker moved.</summary>
    public const string ConversationRead = "conversation.read";

    /// <summary>The user blocked somebody.</summary>
    public const string BlockCreated = "block.created";

    /// <summary>The user took a block back.</summary>
    public const string BlockRemoved = "block.removed";

    /// <summary>The user became a member of a room.</summary>
    public const string RoomJoined = "room.joined";

    /// <summary>The user is no longer a member of a room.</summary>
    public const string RoomLeft = "room.left";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<UserEventType>().Select(NameOf)];

    /// <summary>Names a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its name.</returns>
    public static string NameOf(UserEventType type) => type switch
    {
        UserEventType.MessageCreated => MessageCreated,
        UserEventType.ConversationRead => ConversationRead,
        UserEventType.BlockCreated => BlockCreated,
        UserEventType.BlockRemoved => BlockRemoved,
        UserEventType.RoomJoined => RoomJoined,
        UserEventType.RoomLeft => RoomLeft,
        _ => throw new UnreachableException($"No name is set for {type}."),
    };
}
