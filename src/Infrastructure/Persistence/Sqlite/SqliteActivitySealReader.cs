using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using SQLitePCL;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The activity log and its seals by prepared queries. Rows are read as they are stored: EF Core would round, cut or convert what
/// somebody else wrote into them, and so hide it.
/// </summary>
internal sealed class SqliteActivitySealReader(SqliteReadPool pool) : IActivitySealReader
{
    // The smallest number of all is the beginning; one past the greatest is no whole number in SQLite and follows every entry.
    private const string Follows = """>= COALESCE(@after + 1, -9223372036854775808)""";

    private const string SelectSeals =
        """
        SELECT "Number", "LastSequence", "EntryCount", "SealedAt", "Hash",
               typeof("LastSequence") = 'integer'
               AND typeof("EntryCount") = 'integer' AND "EntryCount" BETWEEN 1 AND 2147483647
               AND typeof("SealedAt") = 'integer' AND "SealedAt" BETWEEN 0 AND 253402300799999999
               AND typeof("Hash") = 'blob'
        FROM "ActivitySeals"
        """;

    private static readonly SqlStatement NumbersGiven = new(
        $"""SELECT "LastNumber" FROM "ActivitySealHeads" WHERE "Id" = {ActivitySealHead.OnlyId}""");

    private static readonly SqlStatement NewestSeal = new($"""{SelectSeals} ORDER BY "Number" DESC LIMIT 1""");

    private static readonly SqlStatement SomeSeals = new(
        $"""{SelectSeals} WHERE "Number" {Follows} ORDER BY "Number" LIMIT @limit""", SqlParameter.Number("after"), SqlParameter.Number("limit"));

    private static readonly SqlStatement SomeEntries = new(
        $"""
        SELECT {ActivityEncoding.Columns} FROM "ActivityEntries"
        WHERE "Sequence" {Follows} AND "Sequence" <= @last ORDER BY "Sequence" LIMIT @limit
        """,
        SqlParameter.Number("after"),
        SqlParameter.Number("last"),
        SqlParameter.Number("limit"));

    private static readonly SqlStatement EntryCount = new($"""SELECT COUNT(*) FROM "ActivityEntries" WHERE "Sequence" {Follows}""", SqlParameter.Number("after"));

    /// <inheritdoc/>
    public Task<SealChainEnd> FindEndAsync(CancellationToken cancellationToken)
    {
        // The seal is read second, so that it is at least as new as the number: one added in between is no gap.
        var given = List(NumbersGiven, static rows => rows.Number(0));
        var newest = List(NewestSeal, Seal);
        return Task.FromResult(new SealChainEnd(newest.SingleOrDefault(), given.SingleOrDefault()));
    }

    /// <inheritdoc/>
    public Task<long?> FindLastSettledAsync(CancellationToken cancellationToken) => Task.FromResult<long?>(long.MaxValue);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActivitySeal>> ListSealsAsync(long? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ActivitySeal>>(List(SomeSeals, Seal, after, limit));

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealableEntry>> ListEntriesAsync(long? after, long last, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SealableEntry>>(List(SomeEntries, Entry, after, last, limit));

    /// <inheritdoc/>
    public Task<long> CountEntriesAsync(long? after, CancellationToken cancellationToken) =>
        Task.FromResult(List(EntryCount, static rows => rows.Number(0), after).Single());

    private static SealableEntry Entry(SqliteRows rows)
    {
        var content = new ActivityEncoding();
        for (var column = 1; column <= ActivityEncoding.LastColumn; column++)
        {
            var (type, bytes) = rows.Stored(column);
            if (type != raw.SQLITE_NULL)
            {
                content.Add(column, type, bytes);
            }
        }

        return new SealableEntry(rows.Number(0), content.ToArray());
    }

    // A seal that holds what no seal holds gets a hash that none has, instead of values that were bent until they fit.
    private static ActivitySeal Seal(SqliteRows rows) =>
        rows.Flag(5)
            ? new ActivitySeal(rows.Number(0), rows.Number(1), (int)rows.Number(2), rows.Instant(3), rows.Bytes(4))
            : new ActivitySeal(rows.Number(0), rows.Number(1), EntryCount: 0, DateTime.UnixEpoch, Hash: []);

    private List<T> List<T>(SqlStatement sql, Func<SqliteRows, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = pool.Query(sql, values);
        var items = new List<T>();
        while (rows.Next())
        {
            items.Add(read(rows));
        }

        return items;
    }
}
