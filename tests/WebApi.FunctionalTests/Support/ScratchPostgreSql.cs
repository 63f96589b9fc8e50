using System.Data.Common;
using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>
/// A database on the server that <c>MESSAGING_TEST_POSTGRESQL</c> names: a copy of one that was migrated once for the whole run, or empty.
/// Tests that harm a server bring one of their own.
/// </summary>
/// <param name="location">Where it is.</param>
/// <param name="server">Connection string of the server.</param>
internal sealed class ScratchPostgreSql(DatabaseLocation location, string server) : ScratchDatabase(location)
{
    private const string Variable = "MESSAGING_TEST_POSTGRESQL";

    private static readonly Lazy<string> Template = new(() => MakeTemplateAsync().GetAwaiter().GetResult());

    protected override string TableCountSql =>
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";

    private string Database => new NpgsqlConnectionStringBuilder(Location.Settings.ConnectionString).Database!;

    public static ScratchPostgreSql Make(bool isEmpty) => Make(ServerOf(Variable), isEmpty ? "template0" : Template.Value);

    /// <summary>Makes an empty database on a server.</summary>
    /// <param name="server">Its connection string.</param>
    public static ScratchPostgreSql MakeOn(string server) => Make(server, "template0");

    public override string Rename(string table, string name) => $"""ALTER TABLE "{table}" RENAME TO "{name}" """;

    public override string Empty(string table) => $"""TRUNCATE TABLE "{table}" RESTART IDENTITY""";

    public override void Dispose()
    {
        // The service is gone, but its process, which is this one, keeps connections for others to come.
        using var connection = new NpgsqlConnection(Location.Settings.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        OnServer(server, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
    }

    protected override DbConnection Connect() =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Location.Settings.ConnectionString) { Pooling = false }.ConnectionString);

    protected override void SetValue(DbParameter parameter, object value) => parameter.Value = value;

    private static ScratchPostgreSql Make(string server, string template)
    {
        var address = new NpgsqlConnectionStringBuilder(server) { Database = NewName() };
        var scratch = new ScratchPostgreSql(PostgreSqlLocation.Find(address.ConnectionString, password: null), server);
        OnServer(server, $"CREATE DATABASE {scratch.Database} TEMPLATE {template} STRATEGY FILE_COPY");
        return scratch;
    }

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

    private static void OnServer(string server, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
