namespace Messaging.Application.Users;

/// <summary>A user as everybody sees them.</summary>
public record UserResponse
{
    /// <summary>Name as registered.</summary>
    /// <example>alice</example>
    public required string UserName { get; init; }

    /// <summary>Name to show to people.</summary>
    /// <example>Alice Larsson</example>
    public required string DisplayName { get; init; }

    /// <summary>When the account was registered (UTC, ISO 8601).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A user as they see themselves, and as administrators see them.</summary>
public record AccountResponse : UserResponse
{
    /// <summary>E-mail address, or null.</summary>
    /// <example>alice@example.org</example>
    public required string? Email { get; init; }

    /// <summary>Roles of the account.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Roles { get; init; }
}
