using System.Net;
using System.Net.Sockets;

namespace Messaging.Infrastructure.Limits;

/// <summary>
/// What counts as one client's address: an IPv4 address, or the first half of an IPv6 address, because whoever has one of those
/// has the whole other half to choose from (RFC 6177).
/// </summary>
public static class ClientNetwork
{
    private const int AddressLength = 16;
    private const int PrefixLength = 8;
    private const int SiteLength = 6;

    // An IPv4 address stands behind ten zeros and two bytes of ones (RFC 4291, section 2.5.5.2).
    private const int MarkStart = 10;
    private const int MarkEnd = 12;
    private const int MappedSiteLength = MarkEnd + 3;

    /// <summary>Finds the network of an address.</summary>
    /// <param name="address">The address, or null where it is not known; all such clients are one.</param>
    /// <returns>A value that addresses of one network share.</returns>
    public static Guid Of(IPAddress? address)
    {
        if (address is null)
        {
            return Guid.Empty;
        }

        Span<byte> bytes = stackalloc byte[AddressLength];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            WriteMapped(address, bytes);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
            if (!address.IsIPv4MappedToIPv6)
            {
                bytes[PrefixLength..].Clear();
            }
        }

        return new Guid(bytes);
    }

    /// <summary>Finds the network of an address.</summary>
    /// <param name="address">The address as text, or null where it is not known.</param>
    /// <returns>A value that addresses of one network share.</returns>
    public static Guid Of(string? address) => Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    /// <summary>
    /// Finds what one owner commonly has of the addresses around one: 256 of IPv4, or what a site gets of IPv6 (RFC 6177).
    /// </summary>
    /// <param name="address">The address as text, or null where it is not known.</param>
    /// <returns>A value that addresses of one such network share.</returns>
    public static Guid WiderOf(string? address)
    {
        var network = Of(address);
        Span<byte> bytes = stackalloc byte[AddressLength];
        network.TryWriteBytes(bytes);
        bytes[(IsMapped(bytes) ? MappedSiteLength : SiteLength)..].Clear();
        return new Guid(bytes);
    }

    private static bool IsMapped(ReadOnlySpan<byte> bytes) =>
        !bytes[..MarkStart].ContainsAnyExcept((byte)0) && bytes[MarkStart..MarkEnd] is [byte.MaxValue, byte.MaxValue];

    private static void WriteMapped(IPAddress address, Span<byte> bytes)
    {
        bytes.Clear();
        bytes[MarkStart..MarkEnd].Fill(byte.MaxValue);
        address.TryWriteBytes(bytes[MarkEnd..], out _);
    }
}
