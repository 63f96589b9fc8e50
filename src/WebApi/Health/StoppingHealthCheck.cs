using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.WebApi.Health;

/// <summary>Whether the service goes on: one that stops wants no more requests.</summary>
internal sealed class StoppingHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "stopping";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The service stops.") : HealthCheckResult.Healthy());
}
