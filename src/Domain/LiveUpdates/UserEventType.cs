namespace Messaging.Domain.LiveUpdates;

/// <summary>What can change for a user. The numbers are stored; a new type gets a new number.</summary>
public enum UserEventType
{
    /// <summary>A message was accepted into one of the user's conversations, from whomever, also from the user.</summary>
    MessageCreated = 1,

    /// <summary>Somebody's read marker moved: the user's own, or that of the other one in a direct conversation.</summary>
    ConversationRead = 2,

    /// <summary>The user blocked somebody.</summary>
    BlockCreated = 3,

    /// <summary>The user took a block back.</summary>
    BlockRemoved = 4,

    /// <summary>The user became a member of a room.</summary>
    RoomJoined = 5,

    /// <summary>The user is no longer a member of a room.</summary>
    RoomLeft = 6,
}
