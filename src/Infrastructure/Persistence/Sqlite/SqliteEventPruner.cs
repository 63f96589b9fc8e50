using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Old events, found by reads that do not wait for the writer and deleted by the lane.</summary>
internal sealed class SqliteEventPruner(SqliteReadPool pool) : IEventPruner
{
    private static readonly SqlStatement SelectOldest = new(
        """
        SELECT h."UserId", (SELECT e."OccurredAt" FROM "UserEvents" e WHERE e."UserId" = h."UserId" ORDER BY e."Sequence" LIMIT 1)
        FROM "UserEventHeads" h WHERE h."UserId" > @after ORDER BY h."UserId" LIMIT @limit
        """,
        "@after",
        "@limit");

    private static readonly SqlStatement SelectStretch = new(
        """SELECT "Sequence", "OccurredAt" FROM "UserEvents" WHERE "UserId" = @user ORDER BY "Sequence" LIMIT @limit""", "@user", "@limit");

    private static readonly SqlStatement DeleteStretch = new(
        """DELETE FROM "UserEvents" WHERE "UserId" = @user AND "Sequence" <= @upTo""", "@user", "@upTo");

    /// <inheritdoc/>
    public (Guid? Last, List<Guid> Due) FindDue(Guid after, DateTime cutoff, int limit) =>
        pool.Query(
            SelectOldest,
            rows =>
            {
                Guid? last = null;
                var due = new List<Guid>();
                while (rows.Next())
                {
                    last = rows.Id(0);
                    if (rows.InstantOrNull(1) < cutoff)
                    {
                        due.Add(last.Value);
                    }
                }

                return (last, due);
            },
            SqliteValues.ToBytes(after),
            limit);

    /// <inheritdoc/>
    public long? FindDueEnd(Guid userId, DateTime cutoff, int limit) =>
        pool.Query(
            SelectStretch,
            rows =>
            {
                // Only from the beginning on: a clock that was set back must not make a gap.
                long? end = null;
                while (rows.Next() && rows.Instant(1) < cutoff)
                {
                    end = rows.Number(0);
                }

                return end;
            },
            SqliteValues.ToBytes(userId),
            limit);

    /// <inheritdoc/>
    public void Delete(WriteSession session, Guid userId, long upTo) => session.Execute(DeleteStretch, SqliteValues.ToBytes(userId), upTo);
}
