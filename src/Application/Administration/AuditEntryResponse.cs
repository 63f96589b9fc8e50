using Messaging.Application.Activity;

namespace Messaging.Application.Administration;

/// <summary>One line of the activity log as administrators see it.</summary>
public sealed record AuditEntryResponse : ActivityResponse
{
    /// <summary>The name that a refused login gave and that nobody has; null elsewhere, and where it could not have been a name.</summary>
    /// <example>null</example>
    public required string? AttemptedName { get; init; }

    /// <summary>
    /// The roles that the account has from then on, where an administrator made it or changed its roles; null elsewhere.
    /// </summary>
    /// <example>null</example>
    public required IReadOnlyList<string>? Roles { get; init; }
}
