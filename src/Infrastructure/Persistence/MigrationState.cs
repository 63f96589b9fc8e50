using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.Persistence;

/// <summary>What a database tells about its migrations.</summary>
internal static class MigrationState
{
    /// <summary>Whether any migration was applied; none was where there is no database.</summary>
    /// <param name="contexts">Makes contexts of the database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether one was.</returns>
    public static async Task<bool> HasMigrationsAsync(this IDbContextFactory<MessagingDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
    }
}
