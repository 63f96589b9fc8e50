using System.Data;
using System.Text;
using System.Text.RegularExpressions;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.SqlServer;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>The prepared statements in the words of each kind of database.</summary>
internal sealed partial class StatementTests
{
    [TestCase(DatabaseProvider.Sqlite, "statements-sqlite.sql")]
    [TestCase(DatabaseProvider.PostgreSql, "statements-postgresql.sql")]
    [TestCase(DatabaseProvider.SqlServer, "statements-sqlserver.sql")]
    public void Statements_InEachDialect_ShouldBeTheApprovedOnes(DatabaseProvider provider, string approved)
    {
        var text = new StringBuilder();
        foreach (var (name, _, words) in Statements.Of(provider))
        {
            text.Append("-- ").AppendLine(name).Append(Tidy(words)).AppendLine(";").AppendLine();
        }

        text.ToString().ShouldBeApproved(approved);
    }

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.PostgreSql)]
    [TestCase(DatabaseProvider.SqlServer)]
    public void Statement_InEachDialect_ShouldNameThoseParametersThatItDeclares(DatabaseProvider provider)
    {
        foreach (var (name, sql, words) in Statements.Of(provider))
        {
            var named = Parameter().Matches(words).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

            named.SetEquals(sql.Parameters.Select(parameter => parameter.Name)).ShouldBeTrue(name);
        }
    }

    [Test]
    public void ToCommand_WhenAllValuesAreNull_ShouldSendThemWithTheTypesOfTheirColumns()
    {
        foreach (var (name, sql, _) in Statements.Of(DatabaseProvider.SqlServer))
        {
            using var command = SqlServerDatabase.ToCommand(sql, new object?[sql.Parameters.Count]);

            command.Parameters.Cast<IDataParameter>().Select(parameter => parameter.DbType)
                .ShouldBe(sql.Parameters.Select(parameter => TypeOf(parameter.Type)), name);
        }
    }

    private static DbType TypeOf(SqlType type) => type switch
    {
        SqlType.Number => DbType.Int64,
        SqlType.Instant => DbType.DateTime2,
        SqlType.Text => DbType.String,
        SqlType.Flag => DbType.Boolean,
        _ => DbType.Binary,
    };

    private static string Tidy(string sql) => string.Join('\n', sql.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex("@(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
