using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>The activity log by a prepared statement: every message adds an entry.</summary>
internal sealed class ActivityLog(WriteSession session) : IActivityLog
{
    private static readonly SqlStatement Insert = new(
        """
        INSERT INTO "ActivityEntries" ("Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles")
        VALUES (@id, @user, @type, @occurredAt, @otherUser, @ipAddress, @actor, @attemptedName, @roles)
        """,
        Id("id"),
        Id("user"),
        Number("type"),
        Instant("occurredAt"),
        Id("otherUser"),
        Text("ipAddress"),
        Id("actor"),
        Text("attemptedName"),
        Text("roles"));

    /// <inheritdoc/>
    public async Task AppendAsync(ActivityEntry entry, CancellationToken cancellationToken) =>
        await session.WriteAsync(
            Insert,
            entry.Id,
            entry.UserId,
            (int)entry.Type,
            entry.OccurredAt,
            entry.OtherUserId,
            entry.IpAddress,
            entry.ActorId,
            entry.AttemptedName,
            entry.Roles);
}
