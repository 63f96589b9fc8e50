namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>SQLite. Units of work never run beside each other, so nothing need be taken.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static readonly SqliteDialect Instance = new();

    private SqliteDialect()
    {
    }

    public override string True => "1";

    public override string Limit(string parameter) => $"LIMIT {parameter}";

    public override string Returning(string column) => $"RETURNING {column}";

    public override string Take(string table, string column, string condition) => throw NothingToTake();

    public override string TakeInOrder(string table, string key, string column, string condition) => throw NothingToTake();

    private static NotSupportedException NothingToTake() => new("The write lane is the lock.");
}
