using System.Collections.Concurrent;
using Messaging.Application.LiveUpdates;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>All open streams: how many there may be, and whom a change wakes.</summary>
internal sealed class StreamRegistry : ILiveListener
{
    private readonly Lock gate = new();

    // Arrays are replaced and never changed, so that whoever tells of changes need not wait for streams that open and close.
    private readonly ConcurrentDictionary<Guid, OpenStream[]> byKey = new();
    private readonly Dictionary<string, List<OpenStream>> byOwner = new(StringComparer.Ordinal);
    private readonly StreamSettings settings;
    private int count;
    private bool isStopping;

    /// <summary>Begins without a stream.</summary>
    /// <param name="settings">Limits.</param>
    /// <param name="metrics">Shows how many there are.</param>
    public StreamRegistry(StreamSettings settings, StreamMetrics metrics)
    {
        this.settings = settings;
        metrics.Watch(() => count);
    }

    /// <summary>All streams that are open at the moment.</summary>
    public IEnumerable<OpenStream> All => byKey.SelectMany(streams => streams.Value);

    /// <inheritdoc/>
    public IEnumerable<Guid> Keys => byKey.Select(streams => streams.Key);

    /// <summary>Takes a stream in. The owner's oldest is closed when there are too many of them.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>False when there are too many streams of all together, and when the service stops.</returns>
    public bool TryAdd(OpenStream stream)
    {
        OpenStream? displaced = null;
        lock (gate)
        {
            if (isStopping || count >= settings.MaxStreams)
            {
                return false;
            }

            count++;
            byKey.AddOrUpdate(stream.Key, static (_, added) => [added], static (_, streams, added) => [.. streams, added], stream);
            if (!byOwner.TryGetValue(stream.Owner.Name, out var own))
            {
                byOwner.Add(stream.Owner.Name, own = new List<OpenStream>(capacity: 1));
            }

            own.Add(stream);
            if (own.Count > stream.Owner.MostStreams)
            {
                // Out of the list at once, so that the next one too many closes another.
                displaced = own[0];
                own.RemoveAt(0);
            }
        }

        displaced?.Close(StreamEnd.Displaced);
        return true;
    }

    /// <summary>Lets go of a stream.</summary>
    /// <param name="stream">The stream.</param>
    public void Remove(OpenStream stream)
    {
        lock (gate)
        {
            count--;
            var others = Array.FindAll(byKey[stream.Key], other => other != stream);
            if (others.Length > 0)
            {
                byKey[stream.Key] = others;
            }
            else
            {
                byKey.TryRemove(stream.Key, out _);
            }

            if (byOwner.TryGetValue(stream.Owner.Name, out var own) && own.Remove(stream) && own.Count == 0)
            {
                byOwner.Remove(stream.Owner.Name);
            }
        }
    }

    /// <summary>Closes all streams and takes in no more.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopping = true;
        }

        foreach (var stream in All)
        {
            stream.Close(StreamEnd.Shutdown);
        }
    }

    /// <inheritdoc/>
    public void Changed(IReadOnlyList<Guid> keys)
    {
        foreach (var key in keys)
        {
            if (byKey.TryGetValue(key, out var streams))
            {
                Array.ForEach(streams, static stream => stream.Wake(StreamWake.Changed));
            }
        }
    }

    /// <inheritdoc/>
    public void Missed()
    {
        foreach (var stream in All)
        {
            stream.Wake(StreamWake.Changed);
        }
    }

    /// <inheritdoc/>
    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds)
    {
        foreach (var stream in All)
        {
            if (stream.Owner.SessionId is { } session && sessionIds.Contains(session))
            {
                stream.Close(StreamEnd.SessionEnded);
            }
        }
    }
}
