namespace Messaging.WebApi.Hosting;

/// <summary>Where the service listens when it is not told.</summary>
internal static class Addresses
{
    private const string Default = "http://localhost:5080";

    /// <summary>
    /// Sets the default unless an address or a port is given in any of the framework's ways. It cannot stand in
    /// <c>appsettings.json</c>, because what stands there wins over <c>ASPNETCORE_URLS</c>.
    /// </summary>
    /// <param name="builder">The service being built.</param>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        string[] given = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (Array.TrueForAll(given, key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Default);
        }
    }
}
