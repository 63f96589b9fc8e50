using Messaging.Domain.Common;

namespace Messaging.Domain.LiveUpdates;

/// <summary>Refusals about live updates.</summary>
public static class EventErrors
{
    /// <summary>The sequence lies before the oldest event that is kept, or after the newest.</summary>
    public static readonly Error Expired = new(
        "events.expired",
        ErrorKind.Gone,
        "The events after this sequence are no longer kept, or it was never reached; reload, and go on from eventSequence of GET /conversations.");

    /// <summary>The service has as many streams open as it is willing to.</summary>
    public static readonly Error TooManyStreams =
        new("events.too_many_streams", ErrorKind.Unavailable, "Too many streams are open; try again shortly.") { RetryAfter = TimeSpan.FromSeconds(5) };
}
