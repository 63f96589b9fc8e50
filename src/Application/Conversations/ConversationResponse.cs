using Messaging.Application.Messages;
using Messaging.Domain.Conversations;

namespace Messaging.Application.Conversations;

/// <summary>A conversation as one of its participants sees it.</summary>
public sealed record ConversationResponse
{
    /// <summary>Identifier, UUID version 7.</summary>
    /// <example>0195e2c1-7a00-7f11-8a22-1b2c3d4e5f60</example>
    public required Guid Id { get; init; }

    /// <summary><c>direct</c> or <c>room</c>.</summary>
    /// <example>direct</example>
    public required ConversationKind Kind { get; init; }

    /// <summary>What to call it: in a direct conversation the other one's name, in a room its title.</summary>
    /// <example>bob</example>
    public required string Title { get; init; }

    /// <summary>Names of those who take part in a direct conversation; none in a room, whose members have a list of their own.</summary>
    /// <example>["alice", "bob"]</example>
    public required IReadOnlyList<string> Participants { get; init; }

    /// <summary>The newest message; null in a room that has none.</summary>
    public required MessageResponse? LastMessage { get; init; }

    /// <summary>When that was accepted, or when the caller joined a room that has none (UTC). The list's order.</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime LastActivityAt { get; init; }

    /// <summary>How many messages of others lie after the read marker.</summary>
    /// <example>3</example>
    public required long UnreadCount { get; init; }

    /// <summary>Sequence of the newest message.</summary>
    /// <example>42</example>
    public required long LastSequence { get; init; }

    /// <summary>The caller's read marker: everything up to this sequence is read.</summary>
    /// <example>39</example>
    public required long LastReadSequence { get; init; }
}
