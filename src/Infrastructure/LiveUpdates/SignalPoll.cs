using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>
/// Finds out what other instances committed where nobody tells: looks twice a second how far those have come that somebody here listens
/// to. Nothing is asked while nobody listens.
/// </summary>
internal sealed class SignalPoll(
    LiveSignals signals, IDbContextFactory<MessagingDbContext> contexts, IDatabaseOutages outages, TimeProvider time, ILogger<SignalPoll> logger) : BackgroundService
{
    private const int MostIdsAtOnce = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly BackgroundTrouble trouble = new(outages, logger, "Looking for what other instances changed");
    private Dictionary<Guid, long> known = [];

    /// <summary>Looks once, and tells of all that is further than it was or is looked at for the first time.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all were told.</returns>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var heads = await ReadHeadsAsync(signals.Keys.ToHashSet(), cancellationToken);
        var changed = heads.Where(head => !known.TryGetValue(head.Key, out var before) || before != head.Value).Select(head => head.Key).ToList();
        known = heads;
        if (changed.Count > 0)
        {
            signals.HeardChanged(changed);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryLookAsync(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
            trouble.IsOver();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, and its streams with it.
        }
#pragma warning disable CA1031 // The next look may succeed; streams look for themselves at each ping.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            trouble.Met(exception);
        }
    }

    private async Task<Dictionary<Guid, long>> ReadHeadsAsync(HashSet<Guid> keys, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<Guid, long>(keys.Count);
        if (keys.Count == 0)
        {
            return heads;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await AddAsync(keys, some => context.UserEventHeads.Where(head => some.Contains(head.UserId)).Select(head => new Head(head.UserId, head.LastSequence)));

        // What is no user is a room.
        await AddAsync(
            keys.Except(heads.Keys), some => context.Conversations.Where(room => some.Contains(room.Id)).Select(room => new Head(room.Id, room.LastSequence)));
        return heads;

        async Task AddAsync(IEnumerable<Guid> ids, Func<Guid[], IQueryable<Head>> query)
        {
            foreach (var some in ids.ToArray().Chunk(MostIdsAtOnce))
            {
                await foreach (var head in query(some).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    heads[head.Key] = head.Sequence;
                }
            }
        }
    }


    private sealed record Head(Guid Key, long Sequence);
}
