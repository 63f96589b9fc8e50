namespace Messaging.Application.Rooms;

/// <summary>Limits of rooms.</summary>
/// <param name="MaxMembers">Most members of a room.</param>
public sealed record RoomSettings(int MaxMembers);
