using MediatR;
using Messaging.Application.Activity;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Hosting;

/// <summary>
/// Seals the activity log in the background, a batch at a time, every ten seconds. Each seal is one row in one transaction, so a stop
/// at any moment leaves nothing half done, and the next start goes on.
/// </summary>
internal sealed partial class ActivitySealer(
    IServiceScopeFactory scopes, IDatabaseOutages outages, TimeProvider time, ILogger<ActivitySealer> logger) : BackgroundService
{
    /// <summary>How often it looks for entries without a seal.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at once: a start that fails would take the database away from under it.
        using var timer = new PeriodicTimer(Interval, time);

        // A timer that is disposed of ends the loop; a cancelled wait would throw, which the host takes for a failure unless it is stopping.
        await using var stop = stoppingToken.UnsafeRegister(static state => ((PeriodicTimer)state!).Dispose(), timer);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            await SealAllAsync(stoppingToken);
        }
    }

    private async Task SealAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            Result<int> result;
            do
            {
                result = await SealBatchAsync();
            }
            while (result.Error is null && result.Value == ActivitySeal.MaxEntries && !stoppingToken.IsCancellationRequested);

            if (result.Error is { } error)
            {
                LogRefused(error.Message);
            }
        }
        catch (Exception exception) when (outages.Recognizes(exception))
        {
            LogRefused(exception.GetBaseException().Message);
        }
#pragma warning disable CA1031 // The service goes on without seals; the next round makes up for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    // A batch takes milliseconds; a stop waits for it.
    private async Task<Result<int>> SealBatchAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SealActivity(), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The activity log was not sealed and will be later: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The activity log could not be sealed; it will be tried again.")]
    private partial void LogFailed(Exception exception);
}
