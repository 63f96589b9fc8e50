using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.IntegrationTests.Activity;

/// <summary>Whatever one changes in the sealed part of the log, the check finds it; in SQLite, where every value may be of every type.</summary>
[Category("SqliteFile")]
internal sealed class TamperingProperties : IDisposable
{
    private const int Seals = 4;
    private const int EntriesEach = 5;
    private const int WrongType = 20;
    private const int SealedEntries = Seals * EntriesEach;

    private static readonly string[] EntryColumns =
        ["Sequence", "Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles"];

    private static readonly string[] SealColumns = ["Number", "LastSequence", "EntryCount", "SealedAt", "Hash"];

    // Expressions over the old value {0}: small changes, changes of type alone, and values that a careless reader takes for the old one.
    private static readonly string[] Values =
    [
        "NULL", "x''", "''", "0", "-1", "1.5", "9223372036854775807", "randomblob(16)", "'text'",
        "{0} + 1", "{0} - 1", "{0} + 4294967296", "{0} + 0.5", "-{0}",
        "CAST({0} AS TEXT)", "CAST({0} AS BLOB)", "{0} || char(0)", "{0} || ' '", "CAST({0} || x'00' AS BLOB)", "substr({0}, 2)", "upper({0})",
    ];

    private readonly Lazy<TestDatabase> lazy = new(() => Start().GetAwaiter().GetResult());

    private TestDatabase Database => lazy.Value;

    public void Dispose() => Database.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Property(MaxTest = 400)]
    public Property Verify_WhenAValueOfAnEntryIsChanged_ShouldFindIt() => Finds(
        from sequence in Gen.Choose(1, SealedEntries)
        from column in Gen.Elements(EntryColumns)
        from value in Gen.Elements(Values)
        select Update("ActivityEntries", column, value, $"\"Sequence\" = {sequence}"));

    [Property(MaxTest = 300)]
    public Property Verify_WhenAValueOfASealIsChanged_ShouldFindIt() => Finds(
        from number in Gen.Choose(1, Seals)
        from column in Gen.Elements(SealColumns)
        from value in Gen.Elements(Values)
        select Update("ActivitySeals", column, value, $"\"Number\" = {number}"));

    [Property(MaxTest = 60)]
    public Property Verify_WhenARowIsTakenAway_ShouldFindIt() => Finds(Gen.OneOf(
        from sequence in Gen.Choose(1, SealedEntries) select $"DELETE FROM \"ActivityEntries\" WHERE \"Sequence\" = {sequence}",
        from number in Gen.Choose(1, Seals) select $"DELETE FROM \"ActivitySeals\" WHERE \"Number\" = {number}"));

    [Property(MaxTest = 60)]
    public Property Verify_WhenARowIsAdded_ShouldFindIt() => Finds(Gen.OneOf(
        from sequence in Gen.Elements("0", "-1", "-9223372036854775808")
        from copied in Gen.Choose(1, SealedEntries)
        select $"""
            INSERT INTO "ActivityEntries"
            SELECT {sequence}, "Id", "UserId", "Type", "OccurredAt", "OtherUserId", "IpAddress", "ActorId", "AttemptedName", "Roles"
            FROM "ActivityEntries" WHERE "Sequence" = {copied}
            """,
        from number in Gen.Elements("0", "-1", "-9223372036854775808", $"{Seals + 1}", "9223372036854775807")
        from copied in Gen.Choose(1, Seals)
        select $"""
            INSERT INTO "ActivitySeals" SELECT {number}, "LastSequence", "EntryCount", "SealedAt", "Hash"
            FROM "ActivitySeals" WHERE "Number" = {copied}
            """));

    [Property(MaxTest = 60)]
    public Property Verify_WhenTwoEntriesChangePlaces_ShouldFindIt() => Finds(
        from first in Gen.Choose(1, SealedEntries)
        from second in Gen.Choose(1, SealedEntries)
        where first != second
        select $"""
            UPDATE "ActivityEntries" SET "Sequence" = -1 WHERE "Sequence" = {first};
            UPDATE "ActivityEntries" SET "Sequence" = {first} WHERE "Sequence" = {second};
            UPDATE "ActivityEntries" SET "Sequence" = {second} WHERE "Sequence" = -1;
            """);

    private static async Task<TestDatabase> Start()
    {
        var database = await SealedLog.StartAsync(Seals, EntriesEach, unsealed: 0);
        await database.TamperAsync(
            """
            CREATE TABLE "Entries0" AS SELECT * FROM "ActivityEntries";
            CREATE TABLE "Seals0" AS SELECT * FROM "ActivitySeals";
            """);
        return database;
    }

    private static string Update(string table, string column, string value, string row)
    {
        var old = $"\"{column}\"";
        var changed = value.Replace("{0}", old, StringComparison.Ordinal);
        return $"UPDATE OR IGNORE \"{table}\" SET {old} = {changed} WHERE {row}";
    }

    private Property Finds(Gen<string> changes) => Prop.ForAll(changes.ToArbitrary(), change => FindsAsync(change).GetAwaiter().GetResult());

    private async Task<bool> FindsAsync(string change)
    {
        await RestoreAsync();
        await AttemptAsync(change);
        var isChanged = await DifferencesAsync() > 0;

        var fault = (await Database.VerifyAsync()).Fault;

        // What SQLite turned back into the old value, or refused, is no change and no fault either.
        return isChanged == (fault is not null);
    }

    private async Task AttemptAsync(string change)
    {
        try
        {
            await Database.TamperAsync(change);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == WrongType)
        {
            // SQLite takes whole numbers alone as keys; nothing was changed.
        }
    }

    private Task<int> RestoreAsync() => Database.TamperAsync(
        $"""
        DELETE FROM "ActivityEntries";
        DELETE FROM "ActivitySeals";
        INSERT INTO "ActivityEntries" SELECT * FROM "Entries0";
        INSERT INTO "ActivitySeals" SELECT * FROM "Seals0";
        UPDATE "ActivitySealHeads" SET "LastNumber" = {Seals};
        """);

    private Task<long> DifferencesAsync() => Database.ScalarAsync(
        $"SELECT {Differences("ActivityEntries", "Entries0", EntryColumns)} + {Differences("ActivitySeals", "Seals0", SealColumns)}");

    // Compares types and bytes: to SQLite 1 and 1.0 are the same, and text ends at its first NUL when it is shown.
    private static string Differences(string now, string before, string[] columns)
    {
        var exact = string.Join(", ", columns.Select(column => $"typeof(\"{column}\"), hex(\"{column}\")"));
        return $"""
            (SELECT COUNT(*) FROM (SELECT {exact} FROM "{now}" EXCEPT SELECT {exact} FROM "{before}"))
            + (SELECT COUNT(*) FROM (SELECT {exact} FROM "{before}" EXCEPT SELECT {exact} FROM "{now}"))
            """;
    }
}
