using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Messaging.WebApi.Logging;

/// <summary>Writes an event for people: instant, level, source, message and trace id on one line; a stack trace indented below it.</summary>
internal sealed class ConsoleLineFormatter : ITextFormatter
{
    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        output.Write(NameOf(logEvent.Level));
        if (logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name })
        {
            LogText.Write(name, output);
            output.Write(": ");
        }

        LogText.Write(LogText.MessageOf(logEvent), output);
        if (logEvent.TraceId is { } traceId)
        {
            output.Write(" [");
            output.Write(traceId.ToHexString());
            output.Write(']');
        }

        output.Write('\n');
        if (logEvent.Exception is { } exception)
        {
            LogText.WriteIndented(exception.ToString(), output);
        }
    }

    private static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => " TRC ",
        LogEventLevel.Debug => " DBG ",
        LogEventLevel.Information => " INF ",
        LogEventLevel.Warning => " WRN ",
        LogEventLevel.Error => " ERR ",
        _ => " FTL ",
    };
}
