using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.LiveUpdates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Tells other instances what was committed here, by NOTIFY on a connection of its own: inside the transaction of a message it would make
/// all commits of the server wait for each other. All that waits goes in one statement.
/// </summary>
internal sealed class PostgreSqlSignalSender(
    PostgreSqlSignals server, SignalQueue queue, IDatabaseOutages outages, TimeProvider time, ILogger<PostgreSqlSignalSender> logger) : BackgroundService
{
    // Nothing is stored, so nothing need be on disk.
    private const string Preparation = "SET synchronous_commit = off";

    // Bounds what signals cost under load. The first after a quiet time does not wait.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    private readonly BackgroundTrouble trouble = new(outages, logger, "Telling other instances what changed");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.UnsafeRegister(static state => ((SignalQueue)state!).Close(), queue);
        var pause = PostgreSqlSignals.FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await server.OpenAsync(Preparation, stoppingToken);
                pause = PostgreSqlSignals.FirstPause;
                trouble.IsOver();
                await SendAllAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What could not be told waits until the server is back.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                trouble.Met(exception);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = PostgreSqlSignals.After(pause);
            }
        }
    }

    // What was committed at the last moment is told too: a stop ends the waiting, then comes one more round.
    private async Task SendAllAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        bool goesOn;
        do
        {
            goesOn = await queue.WaitAsync();
            await SendAsync(connection, queue.Take());
            await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (goesOn);
    }

    private async Task SendAsync(NpgsqlConnection connection, SignalBatch batch)
    {
        if (batch.IsEmpty)
        {
            return;
        }

        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_notify('{PostgreSqlSignals.Channel}', text) FROM unnest($1) text";
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                Value = SignalText.Write(server.Name, batch).ToArray(),
            });
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch
        {
            queue.PutBack(batch);
            throw;
        }
    }
}
