using System.Buffers.Binary;
using System.Text;
using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using static Messaging.Infrastructure.Persistence.SqlParameter;

namespace Messaging.Infrastructure.Persistence.Servers;

/// <summary>The activity log and its seals on a server, whose columns hold nothing but what their types allow.</summary>
internal sealed class ServerActivitySealReader(ServerDatabase database) : IActivitySealReader
{
    private const string SelectSeals = """SELECT "Number", "LastSequence", "EntryCount", "SealedAt", "Hash" FROM "ActivitySeals" """;

    private static readonly SqlStatement NumbersGiven = new(
        $"""SELECT "LastNumber" FROM "ActivitySealHeads" WHERE "Id" = {ActivitySealHead.OnlyId}""");

    private static readonly SqlStatement NewestSeal = new(sql => $"""{SelectSeals} ORDER BY "Number" DESC {sql.Limit("1")}""");

    private static readonly SqlStatement SomeSeals = new(
        sql => $"""{SelectSeals} WHERE "Number" > @after ORDER BY "Number" {sql.Limit("@limit")}""", Number("after"), Number("limit"));

    private static readonly SqlStatement SomeEntries = new(
        sql => $"""
        SELECT {ActivityEncoding.Columns} FROM "ActivityEntries"
        WHERE "Sequence" > @after AND "Sequence" <= @last ORDER BY "Sequence" {sql.Limit("@limit")}
        """,
        Number("after"),
        Number("last"),
        Number("limit"));

    private static readonly SqlStatement EntryCount = new("""SELECT COUNT(*) FROM "ActivityEntries" WHERE "Sequence" > @after""", Number("after"));

    /// <inheritdoc/>
    public async Task<SealChainEnd> FindEndAsync(CancellationToken cancellationToken)
    {
        // The seal is read second, so that it is at least as new as the number: one added in between is no gap.
        var given = await ListAsync(NumbersGiven, static rows => rows.Number(0));
        var newest = await ListAsync(NewestSeal, Seal);
        return new SealChainEnd(newest.SingleOrDefault(), given.SingleOrDefault());
    }

    /// <inheritdoc/>
    public Task<long?> FindLastSettledAsync(CancellationToken cancellationToken) => database.FindSettledActivityAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActivitySeal>> ListSealsAsync(long? after, int limit, CancellationToken cancellationToken) =>
        ListAsync(SomeSeals, Seal, after ?? long.MinValue, limit);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealableEntry>> ListEntriesAsync(long? after, long last, int limit, CancellationToken cancellationToken) =>
        ListAsync(SomeEntries, Entry, after ?? long.MinValue, last, limit);

    /// <inheritdoc/>
    public async Task<long> CountEntriesAsync(long? after, CancellationToken cancellationToken) =>
        (await ListAsync(EntryCount, static rows => rows.Number(0), after ?? long.MinValue)).Single();

    private static ActivitySeal Seal(SqlRows rows) =>
        new(rows.Number(0), rows.Number(1), (int)rows.Number(2), rows.Instant(3), rows.Bytes(4));

    // The same bytes as of the same entry in a SQLite file, so that seals stay good when a database is moved.
    private static SealableEntry Entry(SqlRows rows)
    {
        var content = new ActivityEncoding();
        AddId(1);
        AddId(2);
        AddNumber(3, rows.Number(3));
        AddNumber(4, UtcMicroseconds.From(rows.Instant(4)));
        AddId(5);
        AddText(6);
        AddId(7);
        AddText(8);
        AddText(9);
        return new SealableEntry(rows.Number(0), content.ToArray());

        void AddId(int column)
        {
            if (rows.IdOrNull(column) is { } id)
            {
                content.Add(column, ActivityEncoding.Blob, id.ToByteArray(bigEndian: true));
            }
        }

        void AddNumber(int column, long number)
        {
            var bytes = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            content.Add(column, ActivityEncoding.Integer, bytes);
        }

        void AddText(int column)
        {
            if (rows.TextOrNull(column) is { } text)
            {
                content.Add(column, ActivityEncoding.Text, Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(SqlStatement sql, Func<SqlRows, T> read, params object?[] values)
    {
        await using var rows = await database.QueryAsync(sql, values);
        var items = new List<T>();
        while (await rows.NextAsync())
        {
            items.Add(read(rows));
        }

        return items;
    }
}
