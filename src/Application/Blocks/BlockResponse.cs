namespace Messaging.Application.Blocks;

/// <summary>Somebody whom the caller has blocked.</summary>
public sealed record BlockResponse
{
    /// <summary>Name of the blocked user.</summary>
    /// <example>bob</example>
    public required string UserName { get; init; }

    /// <summary>Since when (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime CreatedAt { get; init; }
}
