namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>PostgreSQL. Each statement sees what was committed before it began, so rows are locked in one and read in the next.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static readonly PostgreSqlDialect Instance = new();

    private PostgreSqlDialect()
    {
    }

    public override bool JoinsWrites => true;

    public override string True => "TRUE";

    public override string Limit(string parameter) => $"LIMIT {parameter}";

    public override string Returning(string column) => $"RETURNING {column}";

    // Weaker than FOR UPDATE, so that the check of a foreign key does not wait.
    public override string Take(string table, string column, string condition) =>
        $"SELECT 1 FROM {table} WHERE {condition} FOR NO KEY UPDATE";

    public override string Hold(string alias) => $"FOR SHARE OF {alias}";

    public override string TakeInOrder(string table, string key, string column, string condition) =>
        $"SELECT 1 FROM {table} WHERE {condition} ORDER BY {key} FOR NO KEY UPDATE";
}
