using Messaging.Application.Activity;
using Messaging.Domain.Activity;

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

    private static readonly SqlStatement NumbersGiven = new("SELECT \"seq\" FROM sqlite_sequence WHERE \"name\" = 'ActivitySeals'");

    private static readonly SqlStatement NewestSeal = new($"""{SelectSeals} ORDER BY "Number" DESC LIMIT 1""");

    private static readonly SqlStatement SomeSeals = new(
        $"""{SelectSeals} WHERE "Number" {Follows} ORDER BY "Number" LIMIT @limit""", "@after", "@limit");

    private static readonly SqlStatement SomeEntries = new(
        $"""
        SELECT {ActivityEncoding.Columns} FROM "ActivityEntries"
        WHERE "Sequence" {Follows} AND "Sequence" <= @last ORDER BY "Sequence" LIMIT @limit
        """,
        "@after",
        "@last",
        "@limit");

    private static readonly SqlStatement EntryCount = new($"""SELECT COUNT(*) FROM "ActivityEntries" WHERE "Sequence" {Follows}""", "@after");

    /// <inheritdoc/>
    public Task<SealChainEnd> FindEndAsync(CancellationToken cancellationToken)
    {
        // The seal is read second, so that it is at least as new as the number: one added in between is no gap.
        var given = pool.Query(NumbersGiven, static rows => rows.Next() ? rows.Number(0) : 0);
        var newest = pool.Query(NewestSeal, static rows => rows.Next() ? Seal(rows) : null);
        return Task.FromResult(new SealChainEnd(newest, given));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActivitySeal>> ListSealsAsync(long? after, int limit, CancellationToken cancellationToken) =>
        ListAsync(SomeSeals, Seal, after, limit);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealableEntry>> ListEntriesAsync(long? after, long last, int limit, CancellationToken cancellationToken) =>
        ListAsync(SomeEntries, ActivityEncoding.Read, after, last, limit);

    /// <inheritdoc/>
    public Task<long> CountEntriesAsync(long? after, CancellationToken cancellationToken) =>
        Task.FromResult(pool.Query(EntryCount, static rows => rows.Next() ? rows.Number(0) : 0, after));

    private Task<IReadOnlyList<T>> ListAsync<T>(SqlStatement sql, Func<SqliteRows, T> read, params ReadOnlySpan<object?> values)
    {
        var list = pool.Query(
            sql,
            rows =>
            {
                var items = new List<T>();
                while (rows.Next())
                {
                    items.Add(read(rows));
                }

                return items;
            },
            values);
        return Task.FromResult<IReadOnlyList<T>>(list);
    }

    // A seal that holds what no seal holds gets a hash that none has, instead of values that were bent until they fit.
    private static ActivitySeal Seal(SqliteRows rows) =>
        rows.Flag(5)
            ? new ActivitySeal(rows.Number(0), rows.Number(1), (int)rows.Number(2), rows.Instant(3), rows.Bytes(4).ToArray())
            : new ActivitySeal(rows.Number(0), rows.Number(1), EntryCount: 0, DateTime.UnixEpoch, Hash: []);
}
