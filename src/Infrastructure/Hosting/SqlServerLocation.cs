using System.Reflection;
using Messaging.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Finds a database on a Microsoft SQL Server.</summary>
public static class SqlServerLocation
{
    private const string Example = "Data Source=db.example.org;Initial Catalog=messaging;User ID=messaging";

    /// <summary>The MSBuild property that puts into a build what the driver needs at run time.</summary>
    public const string BuildSwitch = "WithSqlServer";

    /// <summary>Whether this build has what the driver needs.</summary>
    public static bool IsBuiltIn { get; } = typeof(SqlServerLocation).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(item => item.Key is BuildSwitch && string.Equals(item.Value, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Finds the database that a SQL Server connection string names. Where the string does not say otherwise, there are at most 20
    /// connections, opening one takes at most 5 seconds, and the server must show a certificate that is trusted.
    /// </summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="password">The password, or null: the connection string has it, or none is needed.</param>
    /// <returns>The database.</returns>
    /// <exception cref="FormatException">The connection string is malformed, names no database, or asks for what the service cannot run with.</exception>
    public static DatabaseLocation Find(string connectionString, string? password)
    {
        var defaults = new SqlConnectionStringBuilder
        {
            ApplicationName = "Messaging",
            MaxPoolSize = 20,
            ConnectTimeout = 5,
            Encrypt = SqlConnectionEncryptOption.Mandatory,
        };
        var connection = ConnectionText.Fill(defaults, connectionString, Example);
        var host = ConnectionText.Require(connection.DataSource, "Data Source");
        var database = ConnectionText.Require(connection.InitialCatalog, "Initial Catalog");
        ConnectionText.Refuse(connection.PersistSecurityInfo, "Persist Security Info");
        ConnectionText.Refuse(connection.MultipleActiveResultSets, "Multiple Active Result Sets");
        ConnectionText.SetPassword(connection, password);
        return DatabaseLocation.OnServer(DatabaseProvider.SqlServer, connection.ConnectionString, database, host);
    }
}
