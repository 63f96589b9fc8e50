using System.Net;

namespace Messaging.WebApi.Security;

/// <summary>Where a request comes from, for people to read: in sessions, in the activity log, in the log.</summary>
internal static class ClientAddress
{
    /// <summary>Writes the address of a request's client.</summary>
    /// <param name="context">The request.</param>
    /// <returns>An IPv4 or IPv6 address, or null where there is none.</returns>
    public static string? Of(HttpContext context) => Of(context.Connection.RemoteIpAddress)?.ToString();

    // An IPv4 client of a dual-stack socket shows as ::ffff:192.0.2.7.
    private static IPAddress? Of(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
