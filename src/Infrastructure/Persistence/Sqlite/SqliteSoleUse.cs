using Messaging.Infrastructure.Hosting;
using Microsoft.Data.Sqlite;

namespace Messaging.Infrastructure.Persistence.Sqlite;

/// <summary>Makes sure that nobody else uses a database's file.</summary>
internal static class SqliteSoleUse
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Fails while anybody has the file open, leaves a single file without a journal, and keeps a service from starting.</summary>
    /// <param name="database">The file.</param>
    /// <param name="time">Source of time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lock; disposing of it gives it back.</returns>
    /// <exception cref="IOException">The file is in use.</exception>
    public static async Task<IAsyncDisposable> AcquireAsync(string database, TimeProvider time, CancellationToken cancellationToken)
    {
        var held = await FileLock.AcquireAsync(database + ".migration-lock", LockTimeout, time, cancellationToken);
        try
        {
            await MakeSureAsync(database, cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a connection that belongs to no pool and hardly waits for others.</summary>
    /// <param name="file">The file, which must exist.</param>
    /// <param name="mode">Whether it is written to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection.</returns>
    public static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionStringOf(file, mode));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>The connection string of <see cref="OpenAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mode">Whether it is written to.</param>
    /// <returns>The connection string.</returns>
    public static string ConnectionStringOf(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString();

    /// <summary>What a file that others hold makes of a command.</summary>
    /// <param name="exception">What SQLite says.</param>
    /// <returns>Whether it says so.</returns>
    public static bool IsInUse(SqliteException exception) =>
        exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED;

    /// <summary>Says that a file is in use.</summary>
    /// <param name="database">The file.</param>
    /// <param name="exception">What SQLite says.</param>
    /// <returns>The exception to throw.</returns>
    public static IOException InUse(string database, SqliteException exception) => new($"{database} is in use; stop the service first.", exception);

    // The journal mode can be changed by whoever is alone.
    private static async Task MakeSureAsync(string database, CancellationToken cancellationToken)
    {
        if (!File.Exists(database))
        {
            return;
        }

        try
        {
            await using var connection = await OpenAsync(database, SqliteOpenMode.ReadWrite, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (SqliteException exception) when (IsInUse(exception))
        {
            throw InUse(database, exception);
        }
    }
}
