namespace Messaging.WebApi.Telemetry;

/// <summary>Registers what sends metrics and traces.</summary>
internal static class TelemetrySetup
{
    /// <summary>Registers it where there is somewhere to send them to; belongs in front of everything that starts.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Where to send them, or null.</param>
    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings? settings)
    {
        if (settings is not null)
        {
            services.AddSingleton(settings);
            services.AddHostedService<TelemetryExport>();
        }
    }

    /// <summary>Describes the spans of requests; belongs around everything that answers them.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="settings">Where to send them, or null.</param>
    public static void UseTelemetry(this IApplicationBuilder app, TelemetrySettings? settings)
    {
        if (settings is not null)
        {
            app.UseMiddleware<RequestSpan>();
        }
    }
}
