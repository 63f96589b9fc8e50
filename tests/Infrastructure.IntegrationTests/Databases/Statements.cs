using System.Reflection;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.PostgreSql;
using Messaging.Infrastructure.Persistence.Servers;
using Messaging.Infrastructure.Persistence.Sqlite;
using Messaging.Infrastructure.Persistence.SqlServer;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>All prepared statements of the service, found where they are kept: in static fields.</summary>
internal static class Statements
{
    private static readonly IEnumerable<FieldInfo> Fields = typeof(SqlStatement).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(SqlStatement));

    /// <summary>The statements that a kind of database gets, in its words and in order of name.</summary>
    public static IReadOnlyList<(string Name, SqlStatement Sql, string Text)> Of(DatabaseProvider provider)
    {
        var isServer = provider is not DatabaseProvider.Sqlite;
        var dialect = DialectOf(provider);
        var foreign = (isServer ? typeof(SqliteDialect) : typeof(ServerDatabase)).Namespace;
        return
        [
            .. Fields
                .Where(field => !string.Equals(field.DeclaringType!.Namespace, foreign, StringComparison.Ordinal))
                .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Sql: (SqlStatement)field.GetValue(null)!))
                .Where(statement => isServer || !Takes(statement.Sql))
                .OrderBy(statement => statement.Name, StringComparer.Ordinal)
                .Select(statement => (statement.Name, statement.Sql, Text: statement.Sql.TextFor(dialect)))

                // Several writes in one statement are for those alone that can.
                .Where(statement => dialect.JoinsWrites || !statement.Text.StartsWith("WITH ", StringComparison.Ordinal)),
        ];
    }

    private static SqlDialect DialectOf(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => PostgreSqlDialect.Instance,
        DatabaseProvider.SqlServer => SqlServerDialect.Instance,
        _ => SqliteDialect.Instance,
    };

    // Nothing is taken or held in a SQLite file, and its dialect has no words for it.
    private static bool Takes(SqlStatement sql)
    {
        var witness = new Witness();
        sql.TextFor(witness);
        return witness.Saw;
    }

    private sealed class Witness : SqlDialect
    {
        public bool Saw { get; private set; }

        public override string True => string.Empty;

        public override string Limit(string parameter) => string.Empty;

        public override string Take(string table, string column, string condition) => See();

        public override string TakeInOrder(string table, string key, string column, string condition) => See();

        private string See()
        {
            Saw = true;
            return string.Empty;
        }
    }
}
