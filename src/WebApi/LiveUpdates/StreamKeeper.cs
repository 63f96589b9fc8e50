using Messaging.Application.Authentication;
using Messaging.Infrastructure.Persistence;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// The one clock of all streams: wakes them for their pings, and closes those whose token ran out, whose session is over on whichever
/// instance, and whose client does not read.
/// </summary>
internal sealed partial class StreamKeeper(
    StreamRegistry streams,
    ISessionReader sessions,
    IDatabaseOutages outages,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<StreamKeeper> logger) : BackgroundService
{
    private const int TicksBetweenSessionChecks = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    // A stream hears of its ping a tick late at worst, and must not be late itself.
    private readonly long pingInterval = ToTimestamp(StreamSettings.PingInterval - (2 * Tick), time);
    private readonly long writeTimeout = ToTimestamp(StreamSettings.WriteTimeout, time);
    private bool isUnchecked;

    /// <summary>Time in the units of a clock's timestamps.</summary>
    /// <param name="span">The time.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The same in the clock's units.</returns>
    public static long ToTimestamp(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for requests to end before it stops, so the streams are told before it does.
        await using var stop = lifetime.ApplicationStopping.Register(streams.Stop);
        for (var tick = 0; !stoppingToken.IsCancellationRequested; tick++)
        {
            Look();
            if (tick % TicksBetweenSessionChecks == 0)
            {
                await CloseEndedSessionsAsync();
            }

            await Task.Delay(Tick, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        var now = time.GetTimestamp();
        var instant = time.GetUtcNow().UtcDateTime;
        foreach (var stream in streams.All)
        {
            stream.PingIfDue(now, pingInterval);
            stream.CutIfStuckSince(now - writeTimeout);
            if (instant >= stream.Owner.ExpiresAt)
            {
                stream.Close(StreamEnd.TokenExpired);
            }
        }
    }

    private async Task CloseEndedSessionsAsync()
    {
        try
        {
            var open = streams.All.Select(stream => stream.Owner.SessionId).OfType<Guid>().ToHashSet();
            if (open.Count > 0)
            {
                streams.SessionsEnded(await sessions.FindEndedAsync(open, CancellationToken.None));
                isUnchecked = false;
            }
        }
        catch (Exception exception) when (outages.Recognizes(exception))
        {
            // Said once an outage, not every two seconds of it.
            if (!isUnchecked)
            {
                isUnchecked = true;
                LogOutage(exception.GetBaseException().Message);
            }
        }
#pragma warning disable CA1031 // The next check may succeed; without this one the service would stop.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnchecked(exception);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The sessions of open streams could not be checked")]
    private partial void LogUnchecked(Exception exception);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "The sessions of open streams cannot be checked during an outage of the database; it is tried again every two seconds: {Reason}")]
    private partial void LogOutage(string reason);
}
