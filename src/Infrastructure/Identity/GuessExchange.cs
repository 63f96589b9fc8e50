using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.Identity;

/// <summary>
/// Makes several instances count wrong passwords together: twice a second each writes what became of those that it checked, and reads
/// what the others wrote. What was written in the last minutes is read at start, so that a restart does not begin to count anew.
/// </summary>
internal sealed class GuessExchange(
    GuessQueue queue,
    LoginThrottle throttle,
    LoginThrottleSettings settings,
    IDbContextFactory<MessagingDbContext> contexts,
    IDatabaseOutages outages,
    TimeProvider time,
    ILogger<GuessExchange> logger) : BackgroundService
{
    private const int MostAtOnce = 1000;
    private const int RoundsBetweenDeletions = 120;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    // Clocks differ, and a transaction may be seen later than one that began after it: what is that old is read once more each time.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    private readonly BackgroundTrouble trouble = new(outages, logger, "Counting wrong passwords together with other instances");
    private readonly Dictionary<Guid, DateTime> heard = [];
    private bool hasRead;

    /// <summary>Writes what became of passwords here, and counts what others wrote.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is done.</returns>
    public async Task ExchangeAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await WriteAsync(context, cancellationToken);
        await ReadAsync(context, cancellationToken);
    }

    /// <summary>Deletes what is too old to matter.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How much was deleted.</returns>
    public async Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow().UtcDateTime - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PasswordOutcomes.Where(outcome => outcome.OccurredAt < end).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; settings.IsEnabled && !stoppingToken.IsCancellationRequested; round++)
        {
            await TryExchangeAsync(deletes: round % RoundsBetweenDeletions == 0);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryExchangeAsync(bool deletes)
    {
        try
        {
            await ExchangeAsync(CancellationToken.None);
            if (deletes)
            {
                await DeleteOldAsync(CancellationToken.None);
            }

            trouble.IsOver();
        }
#pragma warning disable CA1031 // Each instance counts for itself until the database is back.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            trouble.Met(exception);
        }
    }

    private async Task WriteAsync(MessagingDbContext context, CancellationToken cancellationToken)
    {
        var outcomes = queue.Take(MostAtOnce);
        if (outcomes.Count == 0)
        {
            return;
        }

        try
        {
            context.PasswordOutcomes.AddRange(outcomes);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            queue.PutBack(outcomes);
            throw;
        }
    }

    private async Task ReadAsync(MessagingDbContext context, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().UtcDateTime - (hasRead ? Overlap : Kept);
        var outcomes = await context.PasswordOutcomes
            .Where(outcome => outcome.OccurredAt >= since && outcome.InstanceId != queue.InstanceId)
            .OrderBy(outcome => outcome.OccurredAt)
            .ToListAsync(cancellationToken);
        foreach (var outcome in outcomes.Where(outcome => heard.TryAdd(outcome.Id, outcome.OccurredAt)))
        {
            throttle.Hear(new GuessKeys(outcome.Account, outcome.Network, outcome.WiderNetwork), outcome.Verdict);
        }

        hasRead = true;
        foreach (var (id, _) in heard.Where(each => each.Value < since).ToList())
        {
            heard.Remove(id);
        }
    }
}
