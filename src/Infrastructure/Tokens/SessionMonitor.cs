using System.Collections.Concurrent;
using Messaging.Application.Authentication;
using Messaging.Infrastructure.LiveUpdates;

namespace Messaging.Infrastructure.Tokens;

/// <summary>
/// Remembers for two seconds whose a session is and until when it is in force. What is remembered is the reading itself, put in place before
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

    public async ValueTask<bool> IsActiveAsync(Guid sessionId, Guid userId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reading = Obtain(sessionId);
            var state = await FinishAsync(sessionId, reading, cancellationToken);
            if (readings.TryGetValue(sessionId, out var current) && ReferenceEquals(current, reading))
            {
                return state?.UserId == userId && time.GetUtcNow().UtcDateTime < state.EndsAt;
            }
        }
    }

    public void Ended(params IReadOnlyCollection<Guid> sessionIds)
    {
        Forget(sessionIds);
        if (sessionIds.Count > 0)
        {
            signals.SessionsEnded(sessionIds);
        }
    }

    /// <summary>Forgets what it knows of sessions; whoever asks next looks into the database.</summary>
    /// <param name="sessionIds">The sessions.</param>
    public void Forget(IReadOnlyCollection<Guid> sessionIds)
    {
        foreach (var sessionId in sessionIds)
        {
            readings.TryRemove(sessionId, out _);
        }
    }

    /// <summary>Forgets what it knows of all sessions.</summary>
    public void ForgetAll() => readings.Clear();

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

    private async ValueTask<SessionState?> FinishAsync(Guid sessionId, Reading reading, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.State.WaitAsync(cancellationToken);
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
        private readonly Lazy<Task<SessionState?>> state = new(() => reader.FindAsync(sessionId, CancellationToken.None));

        public long StartedAt => startedAt;

        public Task<SessionState?> State => state.Value;
    }
}
