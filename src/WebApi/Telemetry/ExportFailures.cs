using System.Diagnostics.Tracing;

namespace Messaging.WebApi.Telemetry;

/// <summary>
/// Tells the log when nothing reaches the receiver, which the exporter keeps to itself, but not more often than once a minute.
/// </summary>
/// <param name="endpoint">The receiver.</param>
/// <param name="time">Source of time.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ExportFailures(Uri endpoint, TimeProvider time, ILogger logger) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? toldAt;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (string.Equals(eventSource.Name, Exporter, StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (gate)
        {
            if (toldAt is { } before && time.GetElapsedTime(before) < Pause)
            {
                return;
            }

            toldAt = time.GetTimestamp();
        }

        // What it says holds the stack of an exception.
        LogFailed(endpoint, eventData.EventName);
    }

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Metrics and traces do not reach {Endpoint}: {Reason}")]
    private partial void LogFailed(Uri endpoint, string? reason);
}
