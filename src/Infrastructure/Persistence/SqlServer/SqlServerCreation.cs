using Microsoft.Data.SqlClient;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Creates a database on a SQL Server. EF Core would do so too, but lets several processes that start at once in each other's way:
/// those that were slower connect to the new database before it keeps row versions, which it then cannot begin to.
/// </summary>
internal static class SqlServerCreation
{
    private const int CannotOpen = 4060;
    private const int LockPatienceSeconds = 60;
    private const string Maintenance = "master";

    // The lock ends with the connection at the latest.
    private const string TakeLock =
        """
        DECLARE @taken int;
        EXEC @taken = sp_getapplock @Resource = N'messaging: create database', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 55000;
        IF @taken < 0 THROW 50000, N'Another process has been creating the database for a minute.', 1;
        """;

    /// <summary>Creates the database that a connection string names, unless it is there.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it is there.</returns>
    public static async Task CreateIfMissingAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Not from the pool: a pool remembers for a while that it could not connect.
        var target = new SqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new SqlConnection(target.ConnectionString);
        try
        {
            await connection.OpenAsync(SqlConnectionOverrides.OpenWithoutRetry, cancellationToken);
        }
        catch (SqlException exception) when (exception.Number == CannotOpen)
        {
            await CreateAsync(target, cancellationToken);
        }
    }

    private static async Task CreateAsync(SqlConnectionStringBuilder target, CancellationToken cancellationToken)
    {
        var name = target.InitialCatalog;
        target.InitialCatalog = Maintenance;
        await using var connection = new SqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, TakeLock, name, cancellationToken);
        await ExecuteAsync(connection, Statements(name), name, cancellationToken);
    }

    // Whoever is connected already came between the two statements, has done nothing yet, and begins anew.
    private static string Statements(string name)
    {
        using var builder = new SqlCommandBuilder();
        var quoted = builder.QuoteIdentifier(name);
        return $"""
            IF DB_ID(@name) IS NULL
            BEGIN
                CREATE DATABASE {quoted};
                IF EXISTS (SELECT 1 FROM sys.databases WHERE name = @name AND is_read_committed_snapshot_on = 0)
                    ALTER DATABASE {quoted} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
            END
            """;
    }

    private static async Task ExecuteAsync(SqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants and of a quoted name.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = LockPatienceSeconds;
        command.Parameters.AddWithValue("@name", name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
