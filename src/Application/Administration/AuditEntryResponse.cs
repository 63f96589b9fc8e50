using Messaging.Application.Activity;

namespace Messaging.Application.Administration;

/// <summary>One line of the activity log as administrators see it.</summary>
public sealed record AuditEntryResponse : ActivityResponse
{
    /// <summary>The name that a refused login gave and that nobody has; null elsewhere, and where it could not have been a name.</summary>
    /// <example>null</example>
    public required string? AttemptedName { get; init; }
}
