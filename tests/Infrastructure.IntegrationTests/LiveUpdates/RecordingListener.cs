using System.Collections.Concurrent;
using Messaging.Application.LiveUpdates;

namespace Messaging.Infrastructure.IntegrationTests.LiveUpdates;

/// <summary>Remembers what it is told.</summary>
internal sealed class RecordingListener : ILiveListener
{
    /// <summary>Keys of what was committed.</summary>
    public ConcurrentQueue<Guid> Keys { get; } = new();

    /// <summary>Sessions that were ended.</summary>
    public ConcurrentQueue<Guid> Sessions { get; } = new();

    /// <summary>What it says it listens to.</summary>
    public ConcurrentQueue<Guid> Wanted { get; } = new();

    /// <summary>How often signals may have been lost.</summary>
    public int Misses { get; private set; }

    IEnumerable<Guid> ILiveListener.Keys => Wanted;

    public void Missed() => Misses++;

    public void Changed(IReadOnlyList<Guid> keys)
    {
        foreach (var key in keys)
        {
            Keys.Enqueue(key);
        }
    }

    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds)
    {
        foreach (var sessionId in sessionIds)
        {
            Sessions.Enqueue(sessionId);
        }
    }
}
