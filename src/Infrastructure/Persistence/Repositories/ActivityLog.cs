using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>The activity log by a prepared statement: every message adds an entry.</summary>
internal sealed class ActivityLog(WriteSession session) : IActivityLog
{
    private static readonly SqlStatement Insert = new(
        """
        INSERT INTO "ActivityEntries" ("Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles")
        VALUES (@id, @user, @type, @occurredAt, @otherUser, @ipAddress, @actor, @attemptedName, @roles)
        """,
        "@id",
        "@user",
        "@type",
        "@occurredAt",
        "@otherUser",
        "@ipAddress",
        "@actor",
        "@attemptedName",
        "@roles");

    /// <inheritdoc/>
    public Task AppendAsync(ActivityEntry entry, CancellationToken cancellationToken)
    {
        session.Execute(
            Insert,
            SqliteValues.ToBytes(entry.Id),
            entry.UserId is { } user ? SqliteValues.ToBytes(user) : null,
            (int)entry.Type,
            SqliteValues.ToMicroseconds(entry.OccurredAt),
            entry.OtherUserId is { } other ? SqliteValues.ToBytes(other) : null,
            entry.IpAddress,
            entry.ActorId is { } actor ? SqliteValues.ToBytes(actor) : null,
            entry.AttemptedName,
            entry.Roles);
        return Task.CompletedTask;
    }
}
