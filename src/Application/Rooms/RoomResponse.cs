namespace Messaging.Application.Rooms;

/// <summary>A room.</summary>
public sealed record RoomResponse
{
    /// <summary>Identifier of its conversation, UUID version 7.</summary>
    /// <example>0195e2c1-7a00-7f11-8a22-1b2c3d4e5f60</example>
    public required Guid Id { get; init; }

    /// <summary>Its name, unique without regard to case; the address it is found at.</summary>
    /// <example>garden</example>
    public required string Name { get; init; }

    /// <summary>What it is called on screen.</summary>
    /// <example>Garden club</example>
    public required string Title { get; init; }

    /// <summary>Whether anybody may see it, read it and join it.</summary>
    /// <example>true</example>
    public required bool IsPublic { get; init; }

    /// <summary>How many members it has.</summary>
    /// <example>12</example>
    public required int MemberCount { get; init; }

    /// <summary>When it was made (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime CreatedAt { get; init; }
}
