using System.Net;
using System.Text;

namespace Messaging.WebApi.Settings;

/// <summary>What stands between the service and its clients.</summary>
/// <param name="Proxies">The networks of proxies whose word about clients is taken; none by default.</param>
/// <param name="IsHttpsRequired">Whether calls over plain HTTP are refused or redirected, and browsers told to come over TLS alone.</param>
/// <param name="ListensOnHttps">Whether the service speaks TLS itself.</param>
/// <param name="Origins">The foreign origins whose pages may call the API; none by default.</param>
internal sealed record NetworkSettings(
    IReadOnlyList<IPNetwork> Proxies, bool IsHttpsRequired, bool ListensOnHttps, IReadOnlyList<string> Origins)
{
    // The framework's own switch, which trusts everybody.
    private const string TrustEverybody = "ForwardedHeaders_Enabled";

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingException">One of them is bad.</exception>
    public static NetworkSettings Read(IConfiguration configuration)
    {
        if (string.Equals(configuration[TrustEverybody], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException(TrustEverybody, "takes anybody's word for where a request comes from; list the proxies in Proxies:Known");
        }

        var proxies = new SettingsSection(configuration, "Proxies", "Known");
        var https = new SettingsSection(configuration, "Https", "Required");
        var cors = new SettingsSection(configuration, "Cors", "Origins");
        var listensOnHttps = ListensOnTls(configuration);
        return new NetworkSettings(
            [.. proxies.List("Known").Select(text => ReadNetwork(text, proxies.NameOf("Known")))],
            https.Optional("Required") is null ? listensOnHttps : https.Flag("Required"),
            listensOnHttps,
            [.. cors.List("Origins").Select(text => ReadOrigin(text, cors.NameOf("Origins")))]);
    }

    private static bool ListensOnTls(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[WebHostDefaults.HttpsPortsKey])
        || IsTls(configuration[WebHostDefaults.ServerUrlsKey])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(endpoint => IsTls(endpoint["Url"]));

    private static bool IsTls(string? addresses) =>
        addresses is not null
        && addresses.Split(';', StringSplitOptions.TrimEntries).Any(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static IPNetwork ReadNetwork(string text, string setting)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0
            ? network
            : throw new SettingException(setting, $"'{text}' is neither an address such as 192.0.2.1 nor a network such as 192.0.2.0/24");
    }

    // Browsers send an origin in one way only (RFC 6454, section 6.2), and it is compared as text.
    private static string ReadOrigin(string text, string setting) =>
        Ascii.IsValid(text)
        && !text.Contains('*', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.Ordinal)
            ? text
            : throw new SettingException(setting, $"'{text}' is not an origin such as https://chat.example.org");
}
