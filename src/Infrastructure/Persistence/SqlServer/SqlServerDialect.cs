namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>
/// SQL Server. A row is taken by an update that changes nothing: the update lock of the hint is what is wanted, and where hints are
/// ignored the update itself still takes the row.
/// </summary>
internal sealed class SqlServerDialect : SqlDialect
{
    public static readonly SqlServerDialect Instance = new();

    private SqlServerDialect()
    {
    }

    public override string True => "1";

    public override string HoldHint => "WITH (REPEATABLEREAD, ROWLOCK)";

    public override string Limit(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    public override string Output(string column) => $"OUTPUT inserted.{column}";

    public override string Take(string table, string column, string condition) =>
        $"UPDATE {table} WITH (UPDLOCK, ROWLOCK) SET {column} = {column} WHERE {condition}";

    public override string TakeInOrder(string table, string key, string column, string condition) =>
        $"SELECT {key} FROM {table} WITH (UPDLOCK, ROWLOCK) WHERE {condition} ORDER BY {key}";
}
