using Messaging.Domain.Common;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Messaging.WebApi.Health;

/// <summary>What a supervisor or a load balancer asks.</summary>
internal static class HealthEndpoints
{
    private static readonly Error NotReady =
        new("service.not_ready", ErrorKind.Unavailable, "The service is not ready; the log tells why.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>
    /// Maps <c>/health/live</c>, which answers while the process does, and <c>/health/ready</c>, which answers 200 while the
    /// database answers with every migration applied and 503 otherwise.
    /// </summary>
    /// <param name="endpoints">Where to.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/health/live", includes: _ => false);
        Map(endpoints, "/health/ready", includes: _ => true);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<HealthCheckRegistration, bool> includes)
    {
        var options = new HealthCheckOptions
        {
            Predicate = includes,
            ResponseWriter = WriteAsync,
        };
        endpoints.MapHealthChecks(path, options)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))
            .DisableRateLimiting()
            .AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (report.Status == HealthStatus.Unhealthy)
        {
            return ProblemWriter.WriteAsync(context, NotReady);
        }

        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new HealthAnswer(report.Status.ToString()), context.RequestAborted);
    }

    private sealed record HealthAnswer(string Status);
}
