using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.LiveUpdates;
using Messaging.Infrastructure.Tokens;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Hears what other instances committed, by LISTEN on a connection of its own. Whenever that had to be opened anew, signals may have been
/// lost, so all that listen here look for themselves.
/// </summary>
internal sealed class PostgreSqlSignalListener(
    PostgreSqlSignals server,
    LiveSignals signals,
    SessionMonitor sessions,
    IDatabaseOutages outages,
    TimeProvider time,
    ILogger<PostgreSqlSignalListener> logger)
    : BackgroundService
{
    private readonly BackgroundTrouble trouble = new(outages, logger, "Hearing other instances");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = PostgreSqlSignals.FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await server.OpenAsync($"LISTEN {PostgreSqlSignals.Channel}", stoppingToken);
                pause = PostgreSqlSignals.FirstPause;
                trouble.IsOver();
                await HearAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was, the way back is a new connection.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                trouble.Met(exception);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = PostgreSqlSignals.After(pause);
            }
        }
    }

    private async Task HearAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        connection.Notification += (_, notification) => Hear(notification.Payload);
        sessions.ForgetAll();
        signals.Missed();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Hear(string text)
    {
        if (SignalText.Read(server.Name, text) is not { } batch)
        {
            return;
        }

        if (batch.IsEverything)
        {
            sessions.ForgetAll();
            signals.Missed();
        }

        if (batch.Keys.Count > 0)
        {
            signals.HeardChanged([.. batch.Keys]);
        }

        if (batch.SessionIds.Count > 0)
        {
            sessions.Forget(batch.SessionIds);
            signals.HeardSessionsEnded(batch.SessionIds);
        }
    }
}
