using Messaging.Infrastructure.LiveUpdates;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Old events, found by reads that nobody waits for and deleted in units of work.</summary>
internal sealed class EventPruner(ISqlReads reads) : IEventPruner
{
    private static readonly SqlStatement SelectOldest = new(
        sql => $"""
        SELECT h."UserId", (SELECT e."OccurredAt" FROM "UserEvents" e WHERE e."UserId" = h."UserId" ORDER BY e."Sequence" {sql.Limit("1")})
        FROM "UserEventHeads" h WHERE h."UserId" > @after ORDER BY h."UserId" {sql.Limit("@limit")}
        """,
        Id("after"),
        Number("limit"));

    private static readonly SqlStatement SelectStretch = new(
        sql => $"""SELECT "Sequence", "OccurredAt" FROM "UserEvents" WHERE "UserId" = @user ORDER BY "Sequence" {sql.Limit("@limit")}""",
        Id("user"),
        Number("limit"));

    private static readonly SqlStatement DeleteStretch = new(
        """DELETE FROM "UserEvents" WHERE "UserId" = @user AND "Sequence" <= @upTo""", Id("user"), Number("upTo"));

    /// <inheritdoc/>
    public async ValueTask<(Guid? Last, List<Guid> Due)> FindDueAsync(Guid after, DateTime cutoff, int limit)
    {
        await using var rows = await reads.QueryAsync(SelectOldest, after, limit);
        Guid? last = null;
        var due = new List<Guid>();
        while (await rows.NextAsync())
        {
            last = rows.Id(0);
            if (rows.InstantOrNull(1) < cutoff)
            {
                due.Add(last.Value);
            }
        }

        return (last, due);
    }

    /// <inheritdoc/>
    public async ValueTask<long?> FindDueEndAsync(Guid userId, DateTime cutoff, int limit)
    {
        await using var rows = await reads.QueryAsync(SelectStretch, userId, limit);

        // Only from the beginning on: a clock that was set back must not make a gap.
        long? end = null;
        while (await rows.NextAsync() && rows.Instant(1) < cutoff)
        {
            end = rows.Number(0);
        }

        return end;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(WriteSession session, Guid userId, long upTo) => session.WriteAsync(DeleteStretch, userId, upTo);
}
