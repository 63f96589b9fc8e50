namespace Messaging.Application.Authentication;

/// <summary>One signed-in device of the caller.</summary>
public sealed record SessionResponse
{
    /// <summary>Identifier, UUID version 7.</summary>
    /// <example>0195e2c1-7000-7abc-9def-0123456789ab</example>
    public required Guid Id { get; init; }

    /// <summary>When the session began (UTC).</summary>
    /// <example>2026-03-30T08:00:00.123456Z</example>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was last refreshed, or began (UTC).</summary>
    /// <example>2026-03-30T11:50:00.123456Z</example>
    public required DateTime LastUsedAt { get; init; }

    /// <summary>Address from which it was begun, or null.</summary>
    /// <example>192.0.2.7</example>
    public required string? IpAddress { get; init; }

    /// <summary>What the client called itself, or null.</summary>
    /// <example>curl/8.5.0</example>
    public required string? UserAgent { get; init; }

    /// <summary>Whether it is the session of this request.</summary>
    public bool Current { get; init; }
}
