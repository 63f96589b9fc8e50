namespace Messaging.Application.LiveUpdates;

/// <summary>
/// Wants to know at once what has changed. A hint: whoever hears it looks the change up, and must also look from time to time without
/// being told. Called on threads that have other work to do, so it neither waits nor throws.
/// </summary>
public interface ILiveListener
{
    /// <summary>Users and conversations whose changes it wants to hear of at the moment.</summary>
    IEnumerable<Guid> Keys { get; }

    /// <summary>Something was committed.</summary>
    /// <param name="keys">Users whose logs have grown, and conversations that have; may repeat.</param>
    void Changed(IReadOnlyList<Guid> keys);

    /// <summary>Sessions were ended.</summary>
    /// <param name="sessionIds">The sessions.</param>
    void SessionsEnded(IReadOnlyCollection<Guid> sessionIds);

    /// <summary>Anything may have been committed without a word.</summary>
    void Missed();
}
