using Messaging.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Finds the file of an embedded database.</summary>
public static class SqliteLocation
{
    private const string Example = "Data Source=data/messaging.db";
    private const string InMemory = ":memory:";

    /// <summary>Finds the file that a SQLite connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="baseFolder">What a relative path starts from.</param>
    /// <returns>The database, named by an absolute path.</returns>
    /// <exception cref="FormatException">The connection string is malformed, or names no file, or a password.</exception>
    public static DatabaseLocation Find(string connectionString, string baseFolder)
    {
        var connection = ConnectionText.Fill(new SqliteConnectionStringBuilder(), connectionString, Example);
        if (connection.DataSource.Length == 0
            || connection.Mode == SqliteOpenMode.Memory
            || string.Equals(connection.DataSource, InMemory, StringComparison.OrdinalIgnoreCase)
            || connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"must name a file, as in '{Example}'");
        }

        if (connection.Password.Length > 0)
        {
            throw new FormatException("must have no Password: the embedded database is not encrypted");
        }

        connection.DataSource = Path.GetFullPath(connection.DataSource, baseFolder);
        return new DatabaseLocation(
            new DatabaseSettings(DatabaseProvider.Sqlite, connection.ConnectionString), connection.DataSource, connection.DataSource);
    }
}
