using Messaging.Domain.Common;

namespace Messaging.Domain.Activity;

/// <summary>One line of a user's activity log. Never changes.</summary>
/// <param name="Id">Identifier, UUID version 7.</param>
/// <param name="UserId">Whose log it stands in; null for a login with a name that nobody has.</param>
/// <param name="Type">What happened.</param>
/// <param name="OccurredAt">When (UTC).</param>
/// <param name="OtherUserId">The other user that it concerns, or null.</param>
/// <param name="IpAddress">Address of the client, or null where it is not known.</param>
public sealed record ActivityEntry(
    Guid Id, Guid? UserId, ActivityType Type, DateTime OccurredAt, Guid? OtherUserId, string? IpAddress)
{
    /// <summary>A new entry.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="userId">Whose log it goes to.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="ipAddress">Address of the client, or null.</param>
    /// <param name="otherUserId">The other user that it concerns, or null.</param>
    /// <returns>The entry.</returns>
    public static ActivityEntry Of(ActivityType type, Guid? userId, DateTime now, string? ipAddress, Guid? otherUserId = null) =>
        new(UtcTime.NewId(now), userId, type, now, otherUserId, ipAddress);
}
