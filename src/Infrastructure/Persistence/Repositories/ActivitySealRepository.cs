using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Infrastructure.Persistence.Sqlite;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>The seals of the activity log by a prepared statement.</summary>
internal sealed class ActivitySealRepository(WriteSession session) : IActivitySealRepository
{
    private static readonly SqlStatement Insert = new(
        """
        INSERT INTO "ActivitySeals" ("Number", "LastSequence", "EntryCount", "SealedAt", "Hash")
        VALUES (@number, @lastSequence, @entryCount, @sealedAt, @hash)
        ON CONFLICT DO NOTHING
        """,
        "@number",
        "@lastSequence",
        "@entryCount",
        "@sealedAt",
        "@hash");

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(ActivitySeal seal, CancellationToken cancellationToken)
    {
        var added = session.Execute(
            Insert, seal.Number, seal.LastSequence, seal.EntryCount, SqliteValues.ToMicroseconds(seal.SealedAt), seal.Hash);
        return Task.FromResult(added == 1);
    }
}
