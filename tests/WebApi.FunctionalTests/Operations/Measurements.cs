using System.Diagnostics.Metrics;
using Messaging.Application.Common.Telemetry;

namespace Messaging.WebApi.FunctionalTests.Operations;

/// <summary>What a service in this process measures on its own meter.</summary>
internal sealed class Measurements : IDisposable
{
    private const string Prefix = "messaging_service.";

    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly List<(string Instrument, double Value, object? Tag)> taken = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">What the service makes its meters with.</param>
    public Measurements(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name is ServiceTelemetry.Name && instrument.Meter.Scope == meters)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Values of an instrument, in their order; each with its only tag, or null.</summary>
    /// <param name="instrument">Its name, without the service's own prefix.</param>
    public IReadOnlyList<(double Value, object? Tag)> Of(string instrument)
    {
        lock (gate)
        {
            return [.. from one in taken where one.Instrument.Equals(Prefix + instrument, StringComparison.Ordinal) select (one.Value, one.Tag)];
        }
    }

    /// <summary>What an instrument shows that is asked and does not tell by itself.</summary>
    /// <param name="instrument">Its name, without the service's own prefix.</param>
    public double Ask(string instrument)
    {
        listener.RecordObservableInstruments();
        return Of(instrument)[^1].Value;
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (gate)
        {
            taken.Add((instrument.Name, value, tags.Length == 0 ? null : tags[0].Value));
        }
    }
}
