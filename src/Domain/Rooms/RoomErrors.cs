using Messaging.Domain.Common;

namespace Messaging.Domain.Rooms;

/// <summary>Refusals that concern rooms.</summary>
public static class RoomErrors
{
    /// <summary>No such room, or a private one that the caller stands outside of.</summary>
    public static readonly Error NotFound = new("rooms.not_found", ErrorKind.NotFound, "There is no such room.");

    /// <summary>Another room has the name, in this or another case.</summary>
    public static readonly Error NameTaken = new("rooms.name_taken", ErrorKind.Conflict, "That room name is taken.");

    /// <summary>The room has as many members as a room may have.</summary>
    public static readonly Error Full = new("rooms.full", ErrorKind.Conflict, "The room is full.");

    /// <summary>Only members write in a room.</summary>
    public static readonly Error MembersOnly =
        new("rooms.members_only", ErrorKind.Forbidden, "Only members write in this room; join it first.");

    /// <summary>Only the room's owner brings others in or puts them out.</summary>
    public static readonly Error OwnerOnly =
        new("rooms.owner_only", ErrorKind.Forbidden, "Only the room's owner adds and removes others.");
}
