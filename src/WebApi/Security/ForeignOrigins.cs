using Messaging.WebApi.Settings;
using Microsoft.Net.Http.Headers;

namespace Messaging.WebApi.Security;

/// <summary>Lets pages of listed origins call the API from browsers (CORS); without any, none may.</summary>
internal static class ForeignOrigins
{
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromMinutes(10);

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    private static readonly string[] RequestHeaders =
        [HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType, "Idempotency-Key", "Last-Event-ID"];

    private static readonly string[] ResponseHeaders =
        [HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, CallerRateLimiter.Header, CallerRateLimiter.PolicyHeader];

    /// <summary>Registers the origins.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Lists them.</param>
    public static void AddForeignOrigins(this IServiceCollection services, NetworkSettings settings) =>
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins([.. settings.Origins])
            .WithMethods(Methods)
            .WithHeaders(RequestHeaders)
            .WithExposedHeaders(ResponseHeaders)
            .AllowCredentials()
            .SetPreflightMaxAge(PreflightLifetime)));

    /// <summary>Answers browsers that ask, where there are origins.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="settings">Lists them.</param>
    public static void UseForeignOrigins(this IApplicationBuilder app, NetworkSettings settings)
    {
        if (settings.Origins.Count > 0)
        {
            app.UseCors();
        }
    }
}
