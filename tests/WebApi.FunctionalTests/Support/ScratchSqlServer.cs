using System.Data;
using System.Data.Common;
using Messaging.Infrastructure.Hosting;
using Microsoft.Data.SqlClient;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>An empty database on the server that <c>MESSAGING_TEST_SQLSERVER</c> names.</summary>
internal sealed class ScratchSqlServer(DatabaseLocation location) : ScratchDatabase(location)
{
    protected override string TableCountSql => "SELECT COUNT(*) FROM sys.tables";

    private string Database => new SqlConnectionStringBuilder(Location.Settings.ConnectionString).InitialCatalog;

    public static ScratchSqlServer Make()
    {
        var server = new SqlConnectionStringBuilder(ServerOf("MESSAGING_TEST_SQLSERVER")) { InitialCatalog = NewName() };
        var scratch = new ScratchSqlServer(SqlServerLocation.Find(server.ConnectionString, password: null));
        OnServer($"CREATE DATABASE {scratch.Database}; ALTER DATABASE {scratch.Database} SET READ_COMMITTED_SNAPSHOT ON");
        return scratch;
    }

    public override string Rename(string table, string name) => $"EXEC sp_rename '{table}', '{name}'";

    public override string Empty(string table) => $"""TRUNCATE TABLE "{table}" """;

    public override string WithOwnNumbers(string table, string insert) =>
        $"""SET IDENTITY_INSERT "{table}" ON; {insert}; SET IDENTITY_INSERT "{table}" OFF""";

    public override void Dispose()
    {
        using var connection = new SqlConnection(Location.Settings.ConnectionString);
        SqlConnection.ClearPool(connection);

        // Whoever asks for it from inside is the single user, so that nobody who is still about comes before the end.
        OnServer($"USE {Database}; ALTER DATABASE {Database} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; USE master; DROP DATABASE {Database}");
    }

    protected override DbConnection Connect() =>
        new SqlConnection(new SqlConnectionStringBuilder(Location.Settings.ConnectionString) { Pooling = false }.ConnectionString);

    protected override void SetValue(DbParameter parameter, object value)
    {
        if (value is DateTime)
        {
            parameter.DbType = DbType.DateTime2;
        }

        parameter.Value = value is Guid id ? id.ToByteArray(bigEndian: true) : value;
    }

    private static void OnServer(string sql)
    {
        using var connection = new SqlConnection(ServerOf("MESSAGING_TEST_SQLSERVER"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
