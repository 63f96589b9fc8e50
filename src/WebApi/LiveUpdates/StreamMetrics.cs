using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;
using Messaging.Application.LiveUpdates;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>Measures streams.</summary>
internal sealed class StreamMetrics
{
    private readonly Meter meter;
    private readonly TimeProvider time;
    private readonly Counter<long> delivered;
    private readonly Histogram<double> lag;

    public StreamMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        meter = meters.Create(ServiceTelemetry.Name);
        delivered = meter.CreateCounter<long>("messaging_service.events.delivered", "{event}", "Events that were written to streams.");
        lag = meter.CreateDuration(
            "messaging_service.event.lag", "From what happened to its event on a stream that was open then; what a client missed while it was away is left out.");
    }

    /// <summary>Shows the number of open streams to whoever asks.</summary>
    /// <param name="count">Tells it.</param>
    public void Watch(Func<int> count) =>
        meter.CreateObservableUpDownCounter("messaging_service.streams.open", count, "{stream}", "Streams that are open.");

    /// <summary>Notes that events were written.</summary>
    /// <param name="events">The events.</param>
    /// <param name="openedAt">Sequence of the newest event when the stream opened.</param>
    public void Delivered(IReadOnlyList<EventResponse> events, long openedAt)
    {
        delivered.Add(events.Count);
        if (!lag.Enabled)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        foreach (var item in events)
        {
            if (item.Sequence > openedAt)
            {
                // The clock of the instance that took the message may be ahead of this one's.
                lag.Record(Math.Max((now - item.OccurredAt).TotalSeconds, 0));
            }
        }
    }
}
