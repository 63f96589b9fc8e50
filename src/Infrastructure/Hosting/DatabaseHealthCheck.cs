using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Whether the database answers and has every migration of this version.</summary>
internal sealed class DatabaseHealthCheck(IDbContextFactory<MessagingDbContext> contexts) : IHealthCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "database";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var pending = await database.Database.GetPendingMigrationsAsync(cancellationToken);
        return pending.Any() ? HealthCheckResult.Unhealthy("Migrations are missing.") : HealthCheckResult.Healthy();
    }
}
