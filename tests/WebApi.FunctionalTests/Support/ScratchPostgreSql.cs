using System.Data.Common;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>
/// A database on the server that <c>MESSAGING_TEST_POSTGRESQL</c> names: a copy of one that was migrated once for the whole run, or empty.
/// </summary>
internal sealed class ScratchPostgreSql(DatabaseLocation location) : ScratchDatabase(location)
{
    private static readonly Lazy<string> Template = new(() => MakeTemplateAsync().GetAwaiter().GetResult());

    protected override string TableCountSql =>
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";

    private string Database => new NpgsqlConnectionStringBuilder(Location.Settings.ConnectionString).Database!;

    public static ScratchPostgreSql Make(bool isEmpty)
    {
        var source = isEmpty ? "template0" : Template.Value;
        var scratch = Name();
        OnServer($"CREATE DATABASE {scratch.Database} TEMPLATE {source} STRATEGY FILE_COPY");
        return scratch;
    }

    public override string Rename(string table, string name) => $"""ALTER TABLE "{table}" RENAME TO "{name}" """;

    public override string Empty(string table) => $"""TRUNCATE TABLE "{table}" RESTART IDENTITY""";

    public override void Dispose()
    {
        // The service is gone, but its process, which is this one, keeps connections for others to come.
        using var connection = new NpgsqlConnection(Location.Settings.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        OnServer($"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
    }

    protected override DbConnection Connect() =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Location.Settings.ConnectionString) { Pooling = false }.ConnectionString);

    protected override void SetValue(DbParameter parameter, object value) => parameter.Value = value;

    private static ScratchPostgreSql Name() =>
        new(PostgreSqlLocation.Find(
            new NpgsqlConnectionStringBuilder(ServerOf("MESSAGING_TEST_POSTGRESQL")) { Database = NewName() }.ConnectionString, password: null));

    private static async Task<string> MakeTemplateAsync()
    {
        var template = Make(isEmpty: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddPersistence(template.Location.Settings)
            .BuildServiceProvider();
        await services.GetRequiredService<IDatabaseInitializer>().InitializeAsync(CancellationToken.None);

        // The server copies no database that somebody is connected to.
        NpgsqlConnection.ClearAllPools();
        return template.Database;
    }

    private static void OnServer(string sql)
    {
        using var connection = new NpgsqlConnection(ServerOf("MESSAGING_TEST_POSTGRESQL"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
