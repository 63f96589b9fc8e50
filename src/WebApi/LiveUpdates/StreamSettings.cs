namespace Messaging.WebApi.LiveUpdates;

/// <summary>Limits of streams.</summary>
/// <param name="MaxStreams">Most streams of all callers together.</param>
internal sealed record StreamSettings(int MaxStreams)
{
    /// <summary>Most streams of one user, and of guests at one address; the next closes the oldest.</summary>
    public const int MostOfOwner = 10;

    /// <summary>How long a stream says nothing at most.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to read what was written before it is dropped.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);
}
