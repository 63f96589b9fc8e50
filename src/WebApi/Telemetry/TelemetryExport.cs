using System.Reflection;
using Messaging.Application.Common.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Messaging.WebApi.Telemetry;

/// <summary>
/// Sends metrics and traces by OTLP. Starts before and stops after everything else; what has not been sent by then is sent at the stop,
/// if that does not take too long.
/// </summary>
internal sealed partial class TelemetryExport(
    TelemetrySettings settings, IConfiguration configuration, TimeProvider time, ILogger<TelemetryExport> logger)
    : IHostedService, IDisposable
{
    private const string ServiceName = "messaging";

    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Meters whose measurements are sent.</summary>
    public static readonly IReadOnlyList<string> Meters =
    [
        ServiceTelemetry.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "System.Runtime",
        "Npgsql",
    ];

    private readonly ExportFailures failures = new(settings.Endpoint, time, logger);
    private OpenTelemetrySdk? sdk;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sdk = OpenTelemetrySdk.Create(Configure);
        LogStarted(settings.Endpoint, settings.Protocol);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A receiver that takes the connection and never answers is not waited for.
        if (Interlocked.Exchange(ref sdk, null) is { } ending)
        {
            var end = Task.Run(() => End(ending), CancellationToken.None);
            var first = await Task.WhenAny(end, Task.Delay(FlushTimeout, time, cancellationToken));
            if (first != end || !await end)
            {
                LogLost();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Interlocked.Exchange(ref sdk, null)?.Dispose();
        failures.Dispose();
    }

    private void Configure(IOpenTelemetryBuilder builder)
    {
        builder.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(
        [
            new(TelemetrySettings.StandardEndpoint, settings.Endpoint.AbsoluteUri),
            new(TelemetrySettings.StandardProtocol, settings.Protocol),
        ]).Build());
        builder
            .ConfigureResource(Describe)
            .WithMetrics(metrics => metrics
                .AddMeter([.. Meters])
                .AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration { Boundaries = [.. ServiceTelemetry.DurationBuckets] }))
            .WithTracing(tracing => tracing
                .AddSource(ServiceTelemetry.Name, SpanFilter.Requests, "Npgsql")
                .AddProcessor(new SpanFilter()))
            .UseOtlpExporter();
    }

    // The environment comes last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion)
        .AddEnvironmentVariableDetector();

    private static bool End(OpenTelemetrySdk ending)
    {
        using (ending)
        {
            var timeout = (int)FlushTimeout.TotalMilliseconds;
            var areTracesSent = ending.TracerProvider.Shutdown(timeout);
            return ending.MeterProvider.Shutdown(timeout) && areTracesSent;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Metrics and traces go to {Endpoint} by {Protocol}")]
    private partial void LogStarted(Uri endpoint, string protocol);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The last metrics and traces could not be sent")]
    private partial void LogLost();
}
