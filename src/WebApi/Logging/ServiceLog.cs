using Messaging.WebApi.Hosting;
using Messaging.WebApi.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Settings.Configuration;

namespace Messaging.WebApi.Logging;

/// <summary>The log: lines for people to the console, JSON lines to files that roll by day and by size.</summary>
internal sealed class ServiceLog : IAsyncDisposable
{
    private const string Section = "Serilog";
    private const int QueueLength = 8192;
    private const long MaxFileLength = 32 * 1024 * 1024;
    private const int MaxFiles = 31;

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly LogFiles files;

    private ServiceLog(LogFiles files, Logger logger)
    {
        this.files = files;
        Logger = logger;
    }

    /// <summary>What writes to it.</summary>
    public Logger Logger { get; }

    /// <summary>Opens the log.</summary>
    /// <param name="configuration">Holds the levels, under <c>Serilog:MinimumLevel</c>.</param>
    /// <param name="folder">Folder of the files.</param>
    /// <returns>The log.</returns>
    /// <exception cref="SettingException">The folder cannot be written to, or a level is not one.</exception>
    public static ServiceLog Open(IConfiguration configuration, string folder)
    {
        var opened = Storage.OpenLogFiles(folder);
        try
        {
            return new ServiceLog(opened, CreateLogger(configuration, opened.Pattern));
        }
        catch (InvalidOperationException exception)
        {
            opened.Dispose();
            throw new SettingException(Section, exception.Message, exception);
        }
    }

    /// <summary>Writes what is still waiting; a console that nobody reads keeps the process from ending for a short while only.</summary>
    /// <returns>When it is done.</returns>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Task.Run(Logger.Dispose), Task.Delay(CloseTimeout, TimeProvider.System));
        files.Dispose();
    }

    private static Logger CreateLogger(IConfiguration configuration, string path) =>
        new LoggerConfiguration()
            .ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(typeof(ServiceLog).Assembly) { SectionName = Section })
            .Filter.ByExcluding(IsExplainedElsewhere)
            .Filter.ByExcluding(IsThrownToo)
            // A console that nobody reads, such as a paused terminal, costs lines but never holds a request up.
            .WriteTo.Async(sink => sink.Console(new ConsoleLineFormatter()), QueueLength, blockWhenFull: false)
            .WriteTo.Async(
                sink => sink.File(
                    new JsonLineFormatter(),
                    path,
                    buffered: true,
                    flushToDiskInterval: FlushInterval,
                    rollingInterval: RollingInterval.Day,
                    rollOnFileSizeLimit: true,
                    fileSizeLimitBytes: MaxFileLength,
                    retainedFileCountLimit: MaxFiles),
                QueueLength,
                blockWhenFull: true)
            .CreateLogger();

    // The host and the server log the stack of a failed start, also where the one line on standard error says it all.
    private static bool IsExplainedElsewhere(LogEvent logEvent) =>
        logEvent is { Level: >= LogEventLevel.Error, Exception: { } exception }
        && StartFailure.IsExplained(exception)
        && (Matching.FromSource("Microsoft.Extensions.Hosting")(logEvent) || Matching.FromSource("Microsoft.AspNetCore.Server.Kestrel")(logEvent));

    // These libraries log what they throw, stack and all, and whoever catches it tells of it again, or knows that it is none: a new
    // database has no table of migrations yet. In an outage that would be several stacks a request.
    private static bool IsThrownToo(LogEvent logEvent) =>
        logEvent.Level == LogEventLevel.Error
        && (Matching.FromSource("Microsoft.EntityFrameworkCore")(logEvent) || Matching.FromSource("Microsoft.AspNetCore.Authentication.JwtBearer")(logEvent));
}
