using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Creates and migrates a database on a PostgreSQL server. A lock of the server's lets one process at a time do so; the server takes it
/// back when the connection of its holder ends, and a migration that was cut off is rolled back as a whole.
/// </summary>
internal sealed class PostgreSqlMigrator(DatabaseSettings settings, IDbContextFactory<MessagingDbContext> contexts)
    : IDatabaseInitializer
{
    // Any number will do, as long as nothing else on the server takes it.
    private const long LockKey = 0x4D65_7373_6167_6531;
    private const string Maintenance = "postgres";

    // A large table takes as long as it takes.
    private const int NoTimeout = 0;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.SetCommandTimeout(NoTimeout);
        await context.Database.MigrateAsync(cancellationToken);
        await ExecuteAsync(held, $"SELECT pg_advisory_unlock({LockKey})", cancellationToken);
    }

    /// <summary>Takes the lock; the database is made where it is missing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection that holds the lock; its end gives the lock back.</returns>
    public async Task<NpgsqlConnection> LockAsync(CancellationToken cancellationToken)
    {
        var held = await OpenAsync(cancellationToken);
        try
        {
            await ExecuteAsync(held, $"SET lock_timeout = '{LockTimeout.TotalMilliseconds}ms'", cancellationToken);
            await ExecuteAsync(held, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => contexts.HasMigrationsAsync(cancellationToken);

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenLockedAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(cancellationToken);
            return await OpenLockedAsync(cancellationToken);
        }
    }

    // Not from the pool: the end of this connection gives the lock back.
    private async Task<NpgsqlConnection> OpenLockedAsync(CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, CommandTimeout = NoTimeout };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        var name = target.Database!;
        target.Database = Maintenance;
        target.Pooling = false;
        target.CommandTimeout = NoTimeout;
        await using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", cancellationToken);
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster; the database is there.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants and of a quoted name.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
