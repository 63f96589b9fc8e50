namespace Messaging.WebApi.LiveUpdates;

/// <summary>What a waiting stream is woken for; several things may come together.</summary>
[Flags]
internal enum StreamWake
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There may be new events.</summary>
    Changed = 1,

    /// <summary>It is time to show that the stream is alive.</summary>
    Ping = 2,

    /// <summary>The stream ends.</summary>
    End = 4,
}
