using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>
/// Deletes events that are older than they are kept, once an hour, user by user. Each unit of work is small and there is a pause after
/// it, so that messages hardly notice.
/// </summary>
internal sealed partial class EventPruning(
    IEventPruner pruner,
    IServiceScopeFactory scopes,
    IDatabaseOutages outages,
    EventSettings settings,
    TimeProvider time,
    ILogger<EventPruning> logger) : BackgroundService
{
    /// <summary>Most events a unit of work.</summary>
    public const int MostEvents = 500;

    private const int UsersAtOnce = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Walks all logs once.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many logs were cut.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var cutoff = time.UtcNow() - settings.KeepFor;
        var cut = 0;
        Guid? last = Guid.Empty;
        while (last is { } after)
        {
            (last, var due) = await pruner.FindDueAsync(after, cutoff, UsersAtOnce);
            foreach (var userId in due)
            {
                await PruneAsync(userId, cutoff, cancellationToken);
                cut++;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return cut;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryPruneAsync(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryPruneAsync(CancellationToken stoppingToken)
    {
        try
        {
            var cut = await PruneAsync(stoppingToken);
            if (cut > 0)
            {
                LogPruned(cut);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what is left is deleted after the next start.
        }
        catch (Exception exception) when (outages.Recognizes(exception))
        {
            LogOutage(exception.GetBaseException().Message);
        }
#pragma warning disable CA1031 // What could not be deleted now is deleted an hour later.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    private async Task PruneAsync(Guid userId, DateTime cutoff, CancellationToken cancellationToken)
    {
        while (await pruner.FindDueEndAsync(userId, cutoff, MostEvents) is { } upTo)
        {
            await using var scope = scopes.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<WriteSession>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                async _ =>
                {
                    await pruner.DeleteAsync(session, userId, upTo);
                    return Result.Success();
                },
                cancellationToken);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Old events of {Count} users were deleted")]
    private partial void LogPruned(int count);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Old events could not be deleted; they will be in an hour")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Old events were not deleted and will be in an hour: {Reason}")]
    private partial void LogOutage(string reason);
}
