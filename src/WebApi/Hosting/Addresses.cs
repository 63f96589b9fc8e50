using System.Net;
using Messaging.WebApi.Settings;

namespace Messaging.WebApi.Hosting;

/// <summary>Where the service listens.</summary>
internal static class Addresses
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "Urls";

    private const string Default = "http://localhost:5080";

    /// <summary>
    /// Sets the default unless an address or a port is given in any of the framework's ways, and checks what is given. The
    /// default cannot stand in <c>appsettings.json</c>, because what stands there wins over <c>ASPNETCORE_URLS</c>.
    /// </summary>
    /// <param name="builder">The service being built.</param>
    /// <exception cref="SettingException">An address is not one.</exception>
    public static void UseAddresses(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                Check(url);
            }
        }
        else if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpsPortsKey])
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>Whether the service listens without TLS where other machines can reach it; endpoints of Kestrel's own section are not looked at.</summary>
    /// <param name="configuration">The settings.</param>
    /// <returns>True when it does.</returns>
    public static bool AreOpenInTheClear(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls
            ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(BindingAddress.Parse)
                .Any(address => !address.IsUnixPipe && !IsTls(address) && !IsThisMachine(address.Host))
            : !string.IsNullOrEmpty(configuration[WebHostDefaults.HttpPortsKey]);

    /// <summary>Where the service can be reached from the machine that it runs on.</summary>
    /// <param name="configuration">The settings that the service has.</param>
    /// <returns>The first address, with the machine itself in place of every network.</returns>
    public static Uri OfThisMachine(IConfiguration configuration)
    {
        var ports = configuration[WebHostDefaults.HttpPortsKey];
        var url = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls.Split(';')[0].Trim()
            : string.IsNullOrEmpty(ports) ? Default
            : $"http://*:{ports.Split(';')[0]}";
        var address = BindingAddress.Parse(url);
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }

    private static bool IsTls(BindingAddress address) => string.Equals(address.Scheme, "https", StringComparison.OrdinalIgnoreCase);

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static void Check(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (!address.IsUnixPipe && !IsInternetAddress(address))
            {
                throw new FormatException($"'{url}' is not an address like {Default}");
            }
        }
        catch (FormatException exception)
        {
            throw new SettingException(Setting, exception.Message, exception);
        }
    }

    // The parser takes what is no port for a part of the host.
    private static bool IsInternetAddress(BindingAddress address) =>
        address.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS"
        && address.PathBase.Length == 0
        && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
        && (address.Host[0] == '[' || !address.Host.Contains(':', StringComparison.Ordinal));
}
