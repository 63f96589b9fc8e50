using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.Infrastructure.Hosting;

/// <summary>Whether the database answers, in time, and has every migration of this version.</summary>
internal sealed class DatabaseHealthCheck(IDbContextFactory<MessagingDbContext> contexts, IDatabaseOutages outages, TimeProvider time) : IHealthCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "database";

    // Whoever asks gives up after a few seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            // A driver may take longer than it is given, and then ends by itself.
            return await IsMigratedAsync(either.Token).WaitAsync(either.Token) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Migrations are missing.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
        catch (Exception exception) when (outages.Recognizes(exception))
        {
            return HealthCheckResult.Unhealthy(exception.GetBaseException().Message);
        }
    }

    private async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return !(await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
