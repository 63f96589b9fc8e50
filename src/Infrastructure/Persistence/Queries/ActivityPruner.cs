using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Queries;

/// <summary>Old seals and their entries, found by reads that nobody waits for and deleted in units of work.</summary>
internal sealed class ActivityPruner(ISqlReads reads)
{
    /// <summary>Most seals of a unit of work.</summary>
    public const int MostSeals = 256;

    /// <summary>Most entries of a unit of work.</summary>
    public const int MostEntries = 500;

    private static readonly SqlStatement SelectSeals = new(
        sql => $"""SELECT "Number", "LastSequence", "SealedAt" FROM "ActivitySeals" ORDER BY "Number" {sql.Limit("@limit")}""", Number("limit"));

    private static readonly SqlStatement SelectEntries = new(
        sql => $"""SELECT "Sequence" FROM "ActivityEntries" WHERE "Sequence" <= @last ORDER BY "Sequence" {sql.Limit("@limit")}""",
        Number("last"),
        Number("limit"));

    private static readonly SqlStatement DeleteSeals = new("""DELETE FROM "ActivitySeals" WHERE "Number" < @number""", Number("number"));

    private static readonly SqlStatement DeleteEntries = new("""DELETE FROM "ActivityEntries" WHERE "Sequence" <= @last""", Number("last"));

    /// <summary>
    /// Finds the seal that the log will begin behind: the last of those at its beginning that are due. The newest seal never is, so that
    /// the chain and the numbers of the entries go on from it.
    /// </summary>
    /// <param name="cutoff">Seals made before this instant (UTC) are due.</param>
    /// <returns>The seal, and whether others behind it may be due too; null where none is.</returns>
    public async ValueTask<DueSeal?> FindLastDueAsync(DateTime cutoff)
    {
        await using var rows = await reads.QueryAsync(SelectSeals, MostSeals + 1);
        DueSeal? due = null;
        (long Number, long LastSequence)? previous = null;
        for (var read = 1; await rows.NextAsync(); read++)
        {
            if (previous is { } behind)
            {
                due = new DueSeal(behind.Number, behind.LastSequence, MayBeMore: read > MostSeals);
            }

            // Only from the beginning on: a clock that was set back must not make a gap.
            if (rows.Instant(2) >= cutoff)
            {
                return due;
            }

            previous = (rows.Number(0), rows.Number(1));
        }

        return due;
    }

    /// <summary>Finds the end of the oldest entries up to a seal.</summary>
    /// <param name="last">The last entry of the seal.</param>
    /// <returns>Sequence of the last of at most <see cref="MostEntries"/>; null where there is none.</returns>
    public async ValueTask<long?> FindEntriesEndAsync(long last)
    {
        await using var rows = await reads.QueryAsync(SelectEntries, last, MostEntries);
        long? end = null;
        while (await rows.NextAsync())
        {
            end = rows.Number(0);
        }

        return end;
    }

    /// <summary>Deletes the seals before one, which stays for the next to be chained to; inside a unit of work.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="number">The seal that stays.</param>
    /// <returns>When it is on its way.</returns>
    public static ValueTask DeleteSealsAsync(WriteSession session, long number) => session.WriteAsync(DeleteSeals, number);

    /// <summary>Deletes entries; inside a unit of work.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="last">The last that is deleted.</param>
    /// <returns>When it is on its way.</returns>
    public static ValueTask DeleteEntriesAsync(WriteSession session, long last) => session.WriteAsync(DeleteEntries, last);
}

/// <summary>The seal that the log will begin behind.</summary>
/// <param name="Number">Its number.</param>
/// <param name="LastSequence">Its last entry.</param>
/// <param name="MayBeMore">Whether seals behind it may be due too.</param>
internal sealed record DueSeal(long Number, long LastSequence, bool MayBeMore);
