using Messaging.Application.Users;

namespace Messaging.Application.Administration;

/// <summary>An account as administrators see it.</summary>
public sealed record ManagedAccountResponse : AccountResponse
{
    /// <summary>When the account was disabled (UTC); null while it is enabled.</summary>
    /// <example>null</example>
    public required DateTime? DisabledAt { get; init; }
}
