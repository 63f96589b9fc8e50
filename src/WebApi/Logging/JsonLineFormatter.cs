using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;
using Serilog.Parsing;

namespace Messaging.WebApi.Logging;

/// <summary>
/// Writes an event for programs: one JSON object a line. JSON's own escapes keep every value in its place, and also stand for
/// the unsafe characters that JSON would leave as they are, so that a file that is shown on a terminal cannot steer it.
/// </summary>
internal sealed class JsonLineFormatter : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new();

    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        WriteObject(logEvent, line);
        LogText.Write(line.ToString(), output);
        output.Write('\n');
    }

    private static void WriteObject(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"time\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        output.Write("\",\"level\":\"");
        output.Write(logEvent.Level.ToString());
        output.Write('"');
        if (logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source))
        {
            output.Write(",\"source\":");
            Values.Format(source, output);
        }

        output.Write(",\"message\":");
        JsonValueFormatter.WriteQuotedJsonString(LogText.MessageOf(logEvent), output);
        if (logEvent.TraceId is { } traceId)
        {
            output.Write(",\"traceId\":\"");
            output.Write(traceId.ToHexString());
            output.Write('"');
        }

        WriteProperties(logEvent, output);
        if (logEvent.Exception is { } exception)
        {
            output.Write(",\"exception\":");
            JsonValueFormatter.WriteQuotedJsonString(exception.ToString(), output);
        }

        output.Write('}');
    }

    // Those that the message names; what the framework adds to every event (request id, path, connection) the trace id stands for.
    private static void WriteProperties(LogEvent logEvent, TextWriter output)
    {
        output.Write(",\"properties\":{");
        var isFirst = true;
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken named && logEvent.Properties.TryGetValue(named.PropertyName, out var value))
            {
                output.Write(isFirst ? string.Empty : ",");
                JsonValueFormatter.WriteQuotedJsonString(named.PropertyName, output);
                output.Write(':');
                Values.Format(value, output);
                isFirst = false;
            }
        }

        output.Write('}');
    }
}
