using System.Threading.Channels;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>
/// What waits to be told to other instances, each thing once. When too much waits, because they cannot be reached, it is forgotten one by
/// one and remembered as "everything": they will look at all they listen to.
/// </summary>
internal sealed class SignalQueue : ISignalExchange
{
    /// <summary>Most keys, and most sessions, that are remembered one by one.</summary>
    public const int Capacity = 10_000;

    private readonly Lock gate = new();
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private HashSet<Guid> keys = [];
    private HashSet<Guid> sessions = [];
    private bool isEverything;

    /// <inheritdoc/>
    public void Changed(IReadOnlyList<Guid> keys) => Add(keys, [], everything: false);

    /// <inheritdoc/>
    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds) => Add([], sessionIds, everything: false);

    /// <summary>Takes back what could not be told.</summary>
    /// <param name="batch">What was taken.</param>
    public void PutBack(SignalBatch batch) => Add(batch.Keys, batch.SessionIds, batch.IsEverything);

    /// <summary>Waits until there is something to tell.</summary>
    /// <returns>False when nothing will come any more.</returns>
    public async ValueTask<bool> WaitAsync() => await bell.Reader.WaitToReadAsync() && bell.Reader.TryRead(out _);

    /// <summary>Takes all that waits.</summary>
    /// <returns>What to tell; may be nothing.</returns>
    public SignalBatch Take()
    {
        lock (gate)
        {
            var batch = new SignalBatch(keys, sessions, isEverything);
            keys = [];
            sessions = [];
            isEverything = false;
            return batch;
        }
    }

    /// <summary>Ends the waiting.</summary>
    public void Close() => bell.Writer.TryComplete();

    private void Add(IReadOnlyCollection<Guid> newKeys, IReadOnlyCollection<Guid> newSessions, bool everything)
    {
        lock (gate)
        {
            isEverything |= everything;
            keys.UnionWith(newKeys);
            sessions.UnionWith(newSessions);
            if (keys.Count > Capacity || sessions.Count > Capacity)
            {
                isEverything = true;
                keys = [];
                sessions = [];
            }
        }

        bell.Writer.TryWrite(true);
    }
}
