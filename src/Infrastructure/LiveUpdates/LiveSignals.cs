using Messaging.Application.LiveUpdates;

namespace Messaging.Infrastructure.LiveUpdates;

/// <summary>Tells all listeners of this process what was committed.</summary>
/// <param name="listeners">The listeners; there are none where no server runs.</param>
internal sealed class LiveSignals(IEnumerable<ILiveListener> listeners)
{
    private readonly ILiveListener[] listeners = [.. listeners];

    /// <inheritdoc cref="ILiveListener.Changed"/>
    public void Changed(IReadOnlyList<Guid> keys)
    {
        if (keys.Count > 0)
        {
            Array.ForEach(listeners, listener => listener.Changed(keys));
        }
    }

    /// <inheritdoc cref="ILiveListener.SessionsEnded"/>
    public void SessionsEnded(IReadOnlyCollection<Guid> sessionIds) =>
        Array.ForEach(listeners, listener => listener.SessionsEnded(sessionIds));
}
