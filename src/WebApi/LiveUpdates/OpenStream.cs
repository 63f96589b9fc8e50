using System.Threading.Tasks.Sources;

namespace Messaging.WebApi.LiveUpdates;

/// <summary>
/// An open stream as others see it: something to wake. It waits without a timer, a task or a cancellation source of its own, because
/// there are thousands of them and nearly all of them wait.
/// </summary>
/// <param name="key">Whose or which events it tells.</param>
/// <param name="owner">Who opened it.</param>
/// <param name="firstPing">When its first ping is due, as a timestamp.</param>
/// <param name="abort">Cuts the connection.</param>
internal sealed class OpenStream(Guid key, StreamOwner owner, long firstPing, Action abort) : IValueTaskSource<StreamWake>
{
    private readonly Lock gate = new();
    private ManualResetValueTaskSourceCore<StreamWake> waiter = new() { RunContinuationsAsynchronously = true };
    private StreamWake pending;
    private bool isWaiting;
    private bool isClosed;
    private long? writingSince;
    private long pingDue = firstPing;

    /// <summary>Whose or which events it tells.</summary>
    public Guid Key => key;

    /// <summary>Who opened it.</summary>
    public StreamOwner Owner => owner;

    /// <summary>Why it ends; <see cref="StreamEnd.None"/> while it goes on.</summary>
    public StreamEnd End { get; private set; }

    /// <summary>Waits until there is something to do.</summary>
    /// <returns>What for.</returns>
    public ValueTask<StreamWake> WaitAsync()
    {
        lock (gate)
        {
            if (pending != StreamWake.None)
            {
                return ValueTask.FromResult(TakePending());
            }

            waiter.Reset();
            isWaiting = true;
            return new ValueTask<StreamWake>(this, waiter.Version);
        }
    }

    /// <summary>Wakes it, now or when it next waits.</summary>
    /// <param name="reason">What for.</param>
    public void Wake(StreamWake reason)
    {
        lock (gate)
        {
            pending |= reason;
            if (!isWaiting)
            {
                return;
            }

            isWaiting = false;
            reason = TakePending();
        }

        waiter.SetResult(reason);
    }

    /// <summary>Ends it; the first reason counts.</summary>
    /// <param name="reason">Why.</param>
    public void Close(StreamEnd reason)
    {
        lock (gate)
        {
            if (End != StreamEnd.None)
            {
                return;
            }

            End = reason;
        }

        Wake(StreamWake.End);
    }

    /// <summary>Notes that a write begins, which must not take too long.</summary>
    /// <param name="now">The present timestamp.</param>
    public void WriteBegins(long now)
    {
        lock (gate)
        {
            writingSince = now;
        }
    }

    /// <summary>Notes that the write has ended.</summary>
    public void WriteEnds()
    {
        lock (gate)
        {
            writingSince = null;
        }
    }

    /// <summary>Cuts the connection if a write has been going on for too long.</summary>
    /// <param name="deadline">Timestamp; a write that began before it took too long.</param>
    public void CutIfStuckSince(long deadline)
    {
        lock (gate)
        {
            if (isClosed || !(writingSince < deadline))
            {
                return;
            }

            End = StreamEnd.TooSlow;

            // Within the lock: once the stream is closed, its connection serves another request.
            abort();
        }

        // The write may have come to its end at the last moment.
        Wake(StreamWake.End);
    }

    /// <summary>Wakes it for a ping if one is due.</summary>
    /// <param name="now">The present timestamp.</param>
    /// <param name="interval">Time between pings, in the clock's units.</param>
    public void PingIfDue(long now, long interval)
    {
        if (now >= pingDue)
        {
            pingDue = now + interval;
            Wake(StreamWake.Ping);
        }
    }

    /// <summary>Notes that nothing is written any more.</summary>
    public void Closed()
    {
        lock (gate)
        {
            isClosed = true;
        }
    }

    /// <inheritdoc/>
    StreamWake IValueTaskSource<StreamWake>.GetResult(short token) => waiter.GetResult(token);

    /// <inheritdoc/>
    ValueTaskSourceStatus IValueTaskSource<StreamWake>.GetStatus(short token) => waiter.GetStatus(token);

    /// <inheritdoc/>
    void IValueTaskSource<StreamWake>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        waiter.OnCompleted(continuation, state, token, flags);

    private StreamWake TakePending()
    {
        var taken = pending;
        pending = StreamWake.None;
        return taken;
    }
}
