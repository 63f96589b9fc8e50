namespace Messaging.WebApi.LiveUpdates;

/// <summary>Limits of streams.</summary>
/// <param name="MaxStreams">Most streams of all callers together.</param>
internal sealed record StreamSettings(int MaxStreams)
{
    /// <summary>Most streams of one user; the next closes the oldest.</summary>
    public const int MostOfUser = 10;

    /// <summary>Most streams of guests at one address, where a whole office may be; the next closes the oldest.</summary>
    public const int MostOfAddress = 200;

    /// <summary>How long a stream says nothing at most.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to read what was written before it is dropped.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);
}
