using Messaging.Domain.Activity;

namespace Messaging.Application.Activity;

/// <summary>One line of a user's activity log.</summary>
public record ActivityResponse
{
    /// <summary>Identifier, UUID version 7.</summary>
    /// <example>0195e2c1-7b1a-7333-8638-830bd8691f97</example>
    public required Guid Id { get; init; }

    /// <summary>What happened.</summary>
    /// <example>MessageSent</example>
    public required ActivityType Type { get; init; }

    /// <summary>When (UTC).</summary>
    /// <example>2026-03-30T12:00:00.123456Z</example>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Whose log it stands in; null for a login with a name that nobody has.</summary>
    /// <example>alice</example>
    public required string? UserName { get; init; }

    /// <summary>The other user that it concerns, or null.</summary>
    /// <example>bob</example>
    public required string? OtherUserName { get; init; }

    /// <summary>
    /// Address of the client, or null where it was not known; the address of an administrator is shown to administrators alone.
    /// </summary>
    /// <example>192.0.2.7</example>
    public required string? IpAddress { get; init; }

    /// <summary>The administrator who acted; null where the user did, or whoever runs the service, at its command line.</summary>
    /// <example>null</example>
    public required string? Actor { get; init; }
}
