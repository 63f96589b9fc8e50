using System.Diagnostics;
using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;

namespace Messaging.Infrastructure.Telemetry;

/// <summary>Measures units of work on whichever database.</summary>
internal sealed class UnitOfWorkMetrics
{
    private static readonly ActivitySource Source = new(ServiceTelemetry.Name);

    private readonly Histogram<double> duration;
    private readonly Counter<long> refused;

    public UnitOfWorkMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceTelemetry.Name);
        duration = meter.CreateDuration(
            "messaging_service.unit_of_work.duration", "From asking for a unit of work to its commit, waiting included; error.type where it threw.");
        refused = meter.CreateCounter<long>(
            "messaging_service.units_of_work.refused", "{unit_of_work}", "Units of work that were refused because the database was busy.");
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsEnabled => duration.Enabled || refused.Enabled || Source.HasListeners();

    /// <summary>Begins the span of a unit of work.</summary>
    /// <returns>The span, or null where nobody listens.</returns>
    public static Activity? Start() => Source.StartActivity("unit of work");

    /// <summary>Notes that a unit of work was refused because the database was busy.</summary>
    public void Refused() => refused.Add(1);

    /// <summary>Notes that a unit of work has ended.</summary>
    /// <param name="elapsed">How long it took.</param>
    public void Ended(TimeSpan elapsed) => duration.Record(elapsed.TotalSeconds);

    /// <summary>Notes that a unit of work threw.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="exception">What it threw; only its type is told.</param>
    public void Failed(TimeSpan elapsed, Exception exception) =>
        duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>(ServiceTelemetry.ErrorType, exception.GetType().FullName));
}
