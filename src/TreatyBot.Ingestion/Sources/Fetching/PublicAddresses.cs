using System.Net;
using System.Net.Sockets;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>
/// Tells the addresses of the public internet from all others: private, loopback, link-local (where clouds answer with their secrets),
/// multicast, reserved. From https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out; tunnels lie in it, which would carry an address of the other kind past this check.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork[] LinkLocal = [IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10")];

    public static bool IsPublic(IPAddress address)
    {
        address = Plain(address);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Special4, network => network.Contains(address))
            : Global6.Contains(address) && !Array.Exists(Special6, network => network.Contains(address));
    }

    public static bool IsLinkLocal(IPAddress address) => Array.Exists(LinkLocal, network => network.Contains(Plain(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
