using Messaging.Application.Activity;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Hosting;

/// <summary>
/// Deletes activity entries that are older than they are kept, once an hour, whole seals at a time. Each unit of work is small and there
/// is a pause after it, so that messages hardly notice. The seals go before their entries: a stop at any moment leaves a log that is in
/// order and begins behind a seal that is due, and the next round deletes the rest.
/// </summary>
internal sealed partial class ActivityPruning(
    ActivityPruner pruner,
    IServiceScopeFactory scopes,
    IDatabaseOutages outages,
    ActivitySettings settings,
    TimeProvider time,
    ILogger<ActivityPruning> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly BackgroundTrouble trouble = new(outages, logger, "Deleting old activity");

    /// <summary>Deletes what is due.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The seal that the log begins behind now; null where nothing was deleted.</returns>
    public async Task<long?> PruneAsync(CancellationToken cancellationToken)
    {
        if (settings.CutoffAt(time.UtcNow()) is not { } cutoff)
        {
            return null;
        }

        long? beginning = null;
        while (await pruner.FindLastDueAsync(cutoff) is { } due)
        {
            await RunAsync(session => ActivityPruner.DeleteSealsAsync(session, due.Number), cancellationToken);
            while (await pruner.FindEntriesEndAsync(due.LastSequence) is { } last)
            {
                await RunAsync(session => ActivityPruner.DeleteEntriesAsync(session, last), cancellationToken);
                beginning = due.Number;
            }

            if (!due.MayBeMore)
            {
                break;
            }
        }

        return beginning;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.KeepFor is not null && !stoppingToken.IsCancellationRequested)
        {
            await TryPruneAsync(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryPruneAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await PruneAsync(stoppingToken) is { } number)
            {
                LogPruned(number);
            }

            trouble.IsOver();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what is left is deleted after the next start.
        }
#pragma warning disable CA1031 // What could not be deleted now is deleted an hour later.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            trouble.Met(exception);
        }
    }

    private async Task RunAsync(Func<WriteSession, ValueTask> delete, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<WriteSession>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async _ =>
            {
                await delete(session);
                return Result.Success();
            },
            cancellationToken);
        await Task.Delay(Pause, time, cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Old activity was deleted; the log begins behind seal {Number}")]
    private partial void LogPruned(long number);
}
