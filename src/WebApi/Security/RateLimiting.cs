using System.Threading.RateLimiting;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Messaging.WebApi.Security;

/// <summary>Registers the rate limits.</summary>
internal static partial class RateLimiting
{
    /// <summary>Registers the limiter for the framework's middleware, and what is answered to those who ask too often.</summary>
    /// <param name="services">Where to.</param>
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(options => options.OnRejected = RefuseAsync);
        services.AddOptions<RateLimiterOptions>()
            .Configure<TimeProvider>((options, time) => options.GlobalLimiter = new CallerRateLimiter(time));
    }

    /// <summary>Holds callers to the limits; belongs behind what knows the caller.</summary>
    /// <param name="app">The service.</param>
    /// <param name="isEnabled">Whether there are limits.</param>
    public static void UseRateLimits(this WebApplication app, bool isEnabled)
    {
        if (isEnabled)
        {
            app.UseRateLimiter();
        }
        else if (!app.Environment.IsDevelopment())
        {
            LogOff(app.Logger);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "RateLimits:Enabled is false: nothing slows down who guesses passwords")]
    private static partial void LogOff(ILogger logger);

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        TimeSpan? wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : null;
        await ProblemWriter.WriteAsync(rejected.HttpContext, SecurityErrors.TooMany with { RetryAfter = wait });
    }
}
