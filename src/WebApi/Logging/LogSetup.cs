using Messaging.WebApi.Hosting;
using Messaging.WebApi.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Settings.Configuration;

namespace Messaging.WebApi.Logging;

/// <summary>Where the log goes: lines for people to the console, JSON lines to files that roll by day and by size.</summary>
internal static class LogSetup
{
    private const string Section = "Serilog";
    private const int QueueLength = 8192;
    private const long MaxFileLength = 32 * 1024 * 1024;
    private const int MaxFiles = 31;

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>Makes the logger; disposing it writes what is still waiting.</summary>
    /// <param name="configuration">Holds the levels, under <c>Serilog:MinimumLevel</c>.</param>
    /// <param name="files">Path of the files, without their date.</param>
    /// <returns>The logger.</returns>
    /// <exception cref="SettingException">A level is not one.</exception>
    public static Logger Create(IConfiguration configuration, string files)
    {
        var options = new ConfigurationReaderOptions(typeof(LogSetup).Assembly) { SectionName = Section };
        try
        {
            return new LoggerConfiguration()
                .ReadFrom.Configuration(configuration, options)
                .Filter.ByExcluding(IsExplainedElsewhere)
                // A console that nobody reads, such as a paused terminal, costs lines but never holds a request up.
                .WriteTo.Async(sink => sink.Console(new ConsoleLineFormatter()), QueueLength, blockWhenFull: false)
                .WriteTo.Async(
                    sink => sink.File(
                        new JsonLineFormatter(),
                        files,
                        buffered: true,
                        flushToDiskInterval: FlushInterval,
                        rollingInterval: RollingInterval.Day,
                        rollOnFileSizeLimit: true,
                        fileSizeLimitBytes: MaxFileLength,
                        retainedFileCountLimit: MaxFiles),
                    QueueLength,
                    blockWhenFull: true)
                .CreateLogger();
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingException(Section, exception.Message, exception);
        }
    }

    // The host and the server log the stack of a failed start, also where the one line on standard error says it all.
    private static bool IsExplainedElsewhere(LogEvent logEvent) =>
        logEvent is { Level: >= LogEventLevel.Error, Exception: { } exception }
        && StartFailure.IsExplained(exception)
        && (Matching.FromSource("Microsoft.Extensions.Hosting")(logEvent) || Matching.FromSource("Microsoft.AspNetCore.Server.Kestrel")(logEvent));
}
