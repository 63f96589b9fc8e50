using Messaging.Infrastructure.Persistence;
using Npgsql;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Finds a database on a PostgreSQL server.</summary>
public static class PostgreSqlLocation
{
    private const string Example = "Host=db.example.org;Database=messaging;Username=messaging";

    /// <summary>
    /// Finds the database that a PostgreSQL connection string names. Where the string does not say otherwise, there are at most 20
    /// connections, opening one takes at most 5 seconds and a command 10, and one that idles shows every 30 seconds that it is alive. The
    /// server ends a transaction that has come to a halt for a minute, because its client is gone and locks remain.
    /// </summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="password">The password, or null: the connection string has it, or none is needed.</param>
    /// <returns>The database.</returns>
    /// <exception cref="FormatException">The connection string is malformed, names no database, or asks for what the service cannot run with.</exception>
    public static DatabaseLocation Find(string connectionString, string? password)
    {
        var defaults = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "Messaging",
            MaxPoolSize = 20,
            Timeout = 5,
            CommandTimeout = 10,
            CancellationTimeout = 1000,
            KeepAlive = 30,
            Options = "-c idle_in_transaction_session_timeout=60s",
        };
        var connection = ConnectionText.Fill(defaults, connectionString, Example);
        var host = ConnectionText.Require(connection.Host, "Host");
        var database = ConnectionText.Require(connection.Database, "Database");
        ConnectionText.Refuse(connection.PersistSecurityInfo, "Persist Security Info");
        ConnectionText.Refuse(connection.Multiplexing, "Multiplexing");
        ConnectionText.SetPassword(connection, password);
        return DatabaseLocation.OnServer(DatabaseProvider.PostgreSql, connection.ConnectionString, database, host);
    }
}
