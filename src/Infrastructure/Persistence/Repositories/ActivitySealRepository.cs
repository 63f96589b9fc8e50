using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Repositories;

/// <summary>The seals of the activity log.</summary>
internal sealed class ActivitySealRepository(WriteSession session) : IActivitySealRepository
{
    private static readonly SqlStatement TakeNumber = new(
        $"""UPDATE "ActivitySealHeads" SET "LastNumber" = @number WHERE "Id" = {ActivitySealHead.OnlyId} AND "LastNumber" < @number""", Number("number"));

    private static readonly SqlStatement Insert = new(
        """
        INSERT INTO "ActivitySeals" ("Number", "LastSequence", "EntryCount", "SealedAt", "Hash")
        VALUES (@number, @lastSequence, @entryCount, @sealedAt, @hash)
        """,
        Number("number"),
        Number("lastSequence"),
        Number("entryCount"),
        Instant("sealedAt"),
        Bytes("hash"));

    /// <inheritdoc/>
    public async Task<bool> TryAddAsync(ActivitySeal seal, CancellationToken cancellationToken)
    {
        if (await session.ExecuteAsync(TakeNumber, seal.Number) == 0)
        {
            return false;
        }

        await session.WriteAsync(Insert, seal.Number, seal.LastSequence, seal.EntryCount, seal.SealedAt, seal.Hash);
        return true;
    }
}
