using Messaging.Domain.Common;
using Messaging.Domain.Users;

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
    /// <summary>Which administrator acted; null where the user did, or somebody at the service's command line.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>
    /// The name of a login that nobody has; null where it is not a well-formed name, so that a password or any other text that was
    /// typed into the wrong field is not kept. For administrators only.
    /// </summary>
    public string? AttemptedName { get; init; }

    /// <summary>
    /// The roles that the account has from then on, with commas between them, empty for none; null where the entry is not about roles.
    /// </summary>
    public string? Roles { get; init; }

    /// <summary>A new entry.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="userId">Whose log it goes to.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="ipAddress">Address of the client, or null.</param>
    /// <param name="otherUserId">The other user that it concerns, or null.</param>
    /// <returns>The entry.</returns>
    public static ActivityEntry Of(ActivityType type, Guid? userId, DateTime now, string? ipAddress, Guid? otherUserId = null) =>
        new(UtcTime.NewId(now), userId, type, now, otherUserId, ipAddress);

    /// <summary>A new entry about what an administrator did to an account.</summary>
    /// <param name="type">What was done.</param>
    /// <param name="userId">To whose account; it goes to that user's log.</param>
    /// <param name="actorId">Which administrator; null for whoever runs the service, at its command line.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="ipAddress">Address of the administrator, or null.</param>
    /// <param name="roles">The roles that were given; null where none were given or taken.</param>
    /// <returns>The entry.</returns>
    public static ActivityEntry OfAdministration(
        ActivityType type, Guid userId, Guid? actorId, DateTime now, string? ipAddress, IReadOnlyList<string>? roles = null) =>
        Of(type, userId, now, ipAddress) with { ActorId = actorId, Roles = roles is null ? null : string.Join(',', roles) };

    /// <summary>A new entry about a login with a name that nobody has.</summary>
    /// <param name="attemptedName">What was given as the name.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="ipAddress">Address of the client, or null.</param>
    /// <returns>The entry.</returns>
    public static ActivityEntry OfUnknownLogin(string attemptedName, DateTime now, string? ipAddress) =>
        Of(ActivityType.InvalidLogin, userId: null, now, ipAddress) with
        {
            AttemptedName = UserNameRules.IsValid(attemptedName) ? attemptedName : null,
        };
}
