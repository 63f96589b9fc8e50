using System.Net.Sockets;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Tells the failures of a start that one line explains from those that need their stack.</summary>
internal static class StartFailure
{
    /// <summary>Whether the server could not listen where it was told to: the address is in use, not allowed, or none.</summary>
    /// <param name="exception">What the server threw.</param>
    /// <returns>True when that is so.</returns>
    public static bool IsAboutAddress(Exception exception) => exception is IOException or SocketException or FormatException;

    /// <summary>Whether one line on standard error says it all.</summary>
    /// <param name="exception">What the host threw.</param>
    /// <returns>True when it does.</returns>
    public static bool IsExplained(Exception exception) => exception is SettingException || IsAboutAddress(exception);
}
