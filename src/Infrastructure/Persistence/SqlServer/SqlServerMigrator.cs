using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Creates and migrates a database on a SQL Server. EF Core holds an application lock of the server's meanwhile, which ends with the
/// connection of its holder; only the creation of the database itself comes before it.
/// </summary>
internal sealed class SqlServerMigrator(IDbContextFactory<MessagingDbContext> contexts, TimeProvider time) : IDatabaseInitializer
{
    private const int MaxRuns = 10;

    // The database exists, is being made, or cannot be opened yet, because another process was faster.
    private static readonly int[] CreationRaces = [1801, 1807, 4060, 233, 5030];

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (SqlException exception) when (run < MaxRuns && CreationRaces.Contains(exception.Number))
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
