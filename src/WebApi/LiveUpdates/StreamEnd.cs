namespace Messaging.WebApi.LiveUpdates;

/// <summary>Why a stream ends.</summary>
internal enum StreamEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>The client closed it or cannot be reached.</summary>
    ClientGone,

    /// <summary>What the client asked for is no longer kept.</summary>
    Reset,

    /// <summary>What it tells is no longer for the one who listens.</summary>
    NotAllowed,

    /// <summary>The session is over.</summary>
    SessionEnded,

    /// <summary>The access token ran out.</summary>
    TokenExpired,

    /// <summary>The owner opened more streams than are allowed, and this is the oldest.</summary>
    Displaced,

    /// <summary>The client does not read what is written.</summary>
    TooSlow,

    /// <summary>The service stops.</summary>
    Shutdown,

    /// <summary>The database has an outage.</summary>
    Outage,
}
