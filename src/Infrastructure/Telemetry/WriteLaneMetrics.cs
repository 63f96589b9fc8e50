using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;

namespace Messaging.Infrastructure.Telemetry;

/// <summary>Shows how busy the write lane is.</summary>
internal sealed class WriteLaneMetrics
{
    private const string Unit = "{unit_of_work}";

    private readonly Meter meter;
    private readonly Histogram<int> batchSize;

    public WriteLaneMetrics(IMeterFactory meters)
    {
        meter = meters.Create(ServiceTelemetry.Name);
        batchSize = meter.CreateHistogram(
            "messaging_service.write_lane.batch.size",
            Unit,
            "Units of work that shared a commit.",
            tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
    }

    /// <summary>Shows the length of the queue to whoever asks.</summary>
    /// <param name="length">Tells it.</param>
    public void Watch(Func<int> length) => meter.CreateObservableUpDownCounter(
        "messaging_service.write_lane.queue.length", length, Unit, "Units of work that wait for the write lane.");

    /// <summary>Notes that a batch begins.</summary>
    /// <param name="units">Units of work in it.</param>
    public void Took(int units) => batchSize.Record(units);
}
