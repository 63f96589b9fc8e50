using System.Net.Sockets;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Tells the failures of a start that one line explains from those that need their stack.</summary>
internal static class StartFailure
{
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Whether the server could not listen where it was told to: the address is in use or not ours, or TLS lacks its certificate.</summary>
    /// <param name="exception">What the server threw.</param>
    /// <returns>True when that is so.</returns>
    public static bool IsAboutAddress(Exception exception) =>
        exception is IOException or SocketException || (exception is InvalidOperationException && exception.Source is Server);

    /// <summary>Whether one line on standard error says it all.</summary>
    /// <param name="exception">What the host threw.</param>
    /// <returns>True when it does.</returns>
    public static bool IsExplained(Exception exception) => exception is SettingException || IsAboutAddress(exception);
}
