using System.Diagnostics.Metrics;

namespace Messaging.Application.Common.Telemetry;

/// <summary>
/// What the service's own metrics and traces have in common. Their names begin with <c>messaging_service</c>, because OpenTelemetry's
/// conventions keep <c>messaging</c> for brokers of messages.
/// </summary>
public static class ServiceTelemetry
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Messaging";

    /// <summary>Attribute that tells why something was refused or failed: a code of the API, or the type of an exception.</summary>
    public const string ErrorType = "error.type";

    /// <summary>Upper bounds of the buckets of durations, in seconds: a send takes about a millisecond.</summary>
    public static IReadOnlyList<double> DurationBuckets { get; } =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Makes a histogram of durations.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it measures.</param>
    /// <returns>The histogram, in seconds.</returns>
    public static Histogram<double> CreateDuration(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBuckets });
}
