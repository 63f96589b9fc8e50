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
