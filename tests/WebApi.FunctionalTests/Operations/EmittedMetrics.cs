using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Messaging.WebApi.Telemetry;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>The metrics that a service in this process sends, under the names that a Prometheus gives them which takes OTLP.</summary>
internal sealed class EmittedMetrics : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> labels = new(StringComparer.Ordinal);

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">What the service makes its meters with; those of the runtime and of drivers belong to the process.</param>
    public EmittedMetrics(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (TelemetryExport.Meters.Contains(instrument.Meter.Name, StringComparer.Ordinal) && (instrument.Meter.Scope is null || instrument.Meter.Scope == meters))
            {
                Add(instrument);
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Add(tags));
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Add(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Add(tags));
        listener.Start();
    }

    /// <summary>Names of time series.</summary>
    public IEnumerable<string> Names => names.Keys;

    /// <summary>Names of labels of those that were measured.</summary>
    public IEnumerable<string> Labels
    {
        get
        {
            listener.RecordObservableInstruments();
            return labels.Keys;
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument)
    {
        var name = Translate(instrument.Name) + instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            null or ['{', .., '}'] => string.Empty,
            var unit => $" has an unknown unit {unit}",
        };
        foreach (var suffix in SuffixesOf(instrument.GetType().GetGenericTypeDefinition()))
        {
            names.TryAdd(name + suffix, value: true);
        }
    }

    private static string[] SuffixesOf(Type instrument) =>
        instrument == typeof(Histogram<>) ? ["_bucket", "_count", "_sum"]
        : instrument == typeof(Counter<>) || instrument == typeof(ObservableCounter<>) ? ["_total"]
        : [string.Empty];

    private void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, _) in tags)
        {
            labels.TryAdd(Translate(name), value: true);
        }
    }

    private static string Translate(string name) => name.Replace('.', '_');
}
