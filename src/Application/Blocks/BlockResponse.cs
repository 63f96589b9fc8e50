namespace Messaging.Application.Blocks;

/// <summary>Somebody whom the caller has blocked.</summary>
public sealed record BlockResponse
{
    /// <summary>Name of the blocked user.</summary>
    /// <example>bob</example>
    public required string UserName { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTime CreatedAt { get; init; }
}
