using Messaging.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.Hosting;

/// <summary>An embedded database and the folder that its file lies in, where the service keeps its other files too.</summary>
/// <param name="Settings">How to reach it.</param>
/// <param name="Folder">Absolute path of the folder.</param>
public sealed record EmbeddedDatabase(DatabaseSettings Settings, string Folder)
{
    private const string InMemory = ":memory:";

    /// <summary>Absolute path of the database's file.</summary>
    public string File => new SqliteConnectionStringBuilder(Settings.ConnectionString).DataSource;

    /// <summary>Finds the file that a SQLite connection string names.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="baseFolder">What a relative path starts from.</param>
    /// <returns>The database, named by an absolute path.</returns>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    /// <exception cref="FormatException">It names no file, or a password.</exception>
    public static EmbeddedDatabase Locate(string connectionString, string baseFolder)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        if (connection.DataSource.Length == 0
            || connection.Mode == SqliteOpenMode.Memory
            || string.Equals(connection.DataSource, InMemory, StringComparison.OrdinalIgnoreCase)
            || connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("must name a file, as in 'Data Source=data/messaging.db'");
        }

        if (connection.Password.Length > 0)
        {
            throw new FormatException("must have no Password: the embedded database is not encrypted");
        }

        connection.DataSource = Path.GetFullPath(connection.DataSource, baseFolder);
        return new EmbeddedDatabase(
            new DatabaseSettings(DatabaseProvider.Sqlite, connection.ConnectionString), Path.GetDirectoryName(connection.DataSource)!);
    }
}
