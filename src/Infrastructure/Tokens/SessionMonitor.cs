using System.Collections.Concurrent;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// Remembers for two seconds until when a session is in force. What is remembered is the reading itself, put in place before
/// it begins: whoever asks meanwhile waits for the same one, and <see cref="Ended"/> takes it out, so that a reading that was
/// under way when the session ended is neither kept nor believed.
/// </summary>
internal sealed class SessionMonitor(ISessionStateReader reader, LiveSignals signals, TimeProvider time) : ISessionMonitor
{
    /// <summary>So many sessions are remembered, then the memory is cleared and fills again with those that are in use.</summary>
    public const int Capacity = 16_384;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Reading> readings = new();
    private int addedSinceCleared;

    public async ValueTask<bool> IsActiveAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reading = Obtain(sessionId);
            var endsAt = await FinishAsync(sessionId, reading, cancellationToken);
            if (readings.TryGetValue(sessionId, out var current) && ReferenceEquals(current, reading))
            {
                return time.GetUtcNow().UtcDateTime < endsAt;
            }
        }
    }

    public void Ended(params IReadOnlyCollection<Guid> sessionIds)
    {
        foreach (var sessionId in sessionIds)
        {
            readings.TryRemove(sessionId, out _);
        }

        if (sessionIds.Count > 0)
        {
            signals.SessionsEnded(sessionIds);
        }
    }

    private Reading Obtain(Guid sessionId)
    {
        while (true)
        {
            var isKnown = readings.TryGetValue(sessionId, out var known);
            if (isKnown && time.GetElapsedTime(known!.StartedAt) < MaxAge)
            {
                return known;
            }

            var reading = new Reading(reader, sessionId, time.GetTimestamp());
            if (isKnown ? readings.TryUpdate(sessionId, reading, known!) : TryAdd(sessionId, reading))
            {
                return reading;
            }
        }
    }

    private bool TryAdd(Guid sessionId, Reading reading)
    {
        if (Interlocked.Increment(ref addedSinceCleared) > Capacity)
        {
            Interlocked.Exchange(ref addedSinceCleared, 1);
            readings.Clear();
        }

        return readings.TryAdd(sessionId, reading);
    }

    private async ValueTask<DateTime?> FinishAsync(Guid sessionId, Reading reading, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.EndsAt.WaitAsync(cancellationToken);
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            // A failure is not remembered; the next request asks again.
            readings.TryRemove(KeyValuePair.Create(sessionId, reading));
            throw;
        }
    }

    private sealed class Reading(ISessionStateReader reader, Guid sessionId, long startedAt)
    {
        // Several requests wait for one reading, so none of them may cancel it.
        private readonly Lazy<Task<DateTime?>> endsAt = new(() => reader.FindEndAsync(sessionId, CancellationToken.None));

        public long StartedAt => startedAt;

        public Task<DateTime?> EndsAt => endsAt.Value;
    }
}
