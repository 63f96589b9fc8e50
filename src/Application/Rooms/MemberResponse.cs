namespace Messaging.Application.Rooms;

/// <summary>A member of a room.</summary>
public sealed record MemberResponse
{
    /// <summary>The member's name.</summary>
    /// <example>bob</example>
    public required string UserName { get; init; }

    /// <summary>Whether the room is theirs: the owner adds and removes others.</summary>
    /// <example>false</example>
    public required bool IsOwner { get; init; }

    /// <summary>Since when (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime JoinedAt { get; init; }
}
