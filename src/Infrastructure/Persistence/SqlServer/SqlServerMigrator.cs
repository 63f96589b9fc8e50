using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Creates and migrates a database on a SQL Server. While it migrates, EF Core holds an application lock of the server's, which ends
/// with the connection of its holder. The creation of the database comes before that and has a lock of its own.
/// </summary>
internal sealed partial class SqlServerMigrator(
    DatabaseSettings settings, IDbContextFactory<MessagingDbContext> contexts, TimeProvider time, ILogger<SqlServerMigrator> logger)
    : IDatabaseInitializer
{
    private const string AskForRowVersions = "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";
    private const string UseRowVersions = "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON";
    private const int MaxRuns = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => contexts.HasMigrationsAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            await SqlServerCreation.CreateIfMissingAsync(settings.ConnectionString, cancellationToken);
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
                await TryUseRowVersionsAsync(context, cancellationToken);
                return;
            }
            catch (SqlException exception) when (run < MaxRuns && SqlServerErrors.IsCreationRace(exception.Number, exception.Class))
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    // One that was there before is changed if nobody else is connected to it: what others do there is not cut off, and nobody waits for
    // them.
    private async Task TryUseRowVersionsAsync(MessagingDbContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Database.SqlQueryRaw<bool>(AskForRowVersions).ToListAsync(cancellationToken);
        if (answer.Single())
        {
            return;
        }

        try
        {
            await context.Database.ExecuteSqlRawAsync(UseRowVersions + " WITH NO_WAIT", cancellationToken);
        }
        catch (SqlException exception) when (!SqlServerErrors.IsOutage(exception.Number, exception.Class))
        {
            LogReadersWait(exception.Number, UseRowVersions);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "In this database readers wait for writers, and that could not be changed now (error {Number}). Run while nobody is connected: {Statement}")]
    private partial void LogReadersWait(int number, string statement);
}
