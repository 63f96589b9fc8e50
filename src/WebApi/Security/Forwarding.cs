using Messaging.WebApi.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace Messaging.WebApi.Security;

/// <summary>Takes the address and the scheme of clients from what known proxies say, and from nobody else.</summary>
internal static class Forwarding
{
    /// <summary>Believes the listed proxies; without any it adds nothing. Belongs first in the pipeline.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="settings">Lists the proxies.</param>
    public static void UseForwarding(this IApplicationBuilder app, NetworkSettings settings)
    {
        if (settings.Proxies.Count == 0)
        {
            return;
        }

        // As many as say so in turn: from the nearest on, up to the first that is not listed.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
