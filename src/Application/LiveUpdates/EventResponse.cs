namespace Messaging.Application.LiveUpdates;

/// <summary>Something that changed for the caller.</summary>
public sealed record EventResponse
{
    /// <summary>Its place among the caller's events: 1, 2, 3 … without a gap. The <c>id</c> in a stream.</summary>
    /// <example>42</example>
    public required long Sequence { get; init; }

    /// <summary>What happened. The <c>event</c> in a stream.</summary>
    /// <example>message.created</example>
    public required string Type { get; init; }

    /// <summary>When (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime OccurredAt { get; init; }

    /// <summary>What it happened to, as it stands now. The <c>data</c> in a stream.</summary>
    public required object Data { get; init; }
}

/// <summary>How far somebody has read a conversation: the data of <c>conversation.read</c>.</summary>
public sealed record ReadMarkerResponse
{
    /// <summary>The conversation.</summary>
    /// <example>0195e2c1-7a00-7f11-8a22-1b2c3d4e5f60</example>
    public required Guid ConversationId { get; init; }

    /// <summary>Name of who has read.</summary>
    /// <example>bob</example>
    public required string UserName { get; init; }

    /// <summary>Everything up to this sequence is read.</summary>
    /// <example>42</example>
    public required long LastReadSequence { get; init; }

    /// <summary>When the marker moved there (UTC).</summary>
    /// <example>2026-03-30T12:01:00.654321Z</example>
    public required DateTime ReadAt { get; init; }
}

/// <summary>
/// A room that the caller is no longer in: the data of <c>room.left</c>, and of an earlier <c>room.joined</c> where the room is
/// private. More is not theirs to know.
/// </summary>
public sealed record LeftRoomResponse
{
    /// <summary>Identifier of its conversation, UUID version 7.</summary>
    /// <example>0195e2c1-7a00-7f11-8a22-1b2c3d4e5f60</example>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>garden</example>
    public required string Name { get; init; }
}

/// <summary>Somebody whose block was taken back: the data of <c>block.removed</c>.</summary>
public sealed record UnblockedUserResponse
{
    /// <summary>Name of the user.</summary>
    /// <example>bob</example>
    public required string UserName { get; init; }
}
