using System.Net;

namespace Remediation.Findings;

/// <summary>Addresses as logs spell them: with port, in brackets, IPv4 mapped into IPv6.</summary>
public static class Addresses
{
    /// <summary>Azure's platform address (DNS, health probes): never a machine. Source: Azure docs, "What is 168.63.129.16".</summary>
    private static readonly IPAddress AzurePlatform = IPAddress.Parse("168.63.129.16");

    /// <summary>Canonical text without port or scope, or the empty string where the text is no address.</summary>
    public static string Normalize(string? text)
    {
        var address = (text ?? "").Trim();
        if (!IPEndPoint.TryParse(address, out var endPoint) || !LooksLikeAddress(address))
        {
            return "";
        }

        var ip = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        return new IPAddress(ip.GetAddressBytes()).ToString();
    }

    /// <summary>Loopback, link-local, wildcard, multicast, broadcast or Azure's own: such an address names no machine.</summary>
    public static bool NamesNoMachine(string address)
    {
        if (!IPAddress.TryParse(address, out var ip))
        {
            return false;
        }

        return IPAddress.IsLoopback(ip) || ip.Equals(AzurePlatform) || ip.IsIPv6LinkLocal || ip.IsIPv6Multicast
            || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || ip.Equals(IPAddress.Broadcast)
            || IsIPv4LinkLocalOrMulticast(ip.GetAddressBytes());
    }

    // IPAddress reads "1" and "0x7f" as addresses; a log column that holds them holds something else.
    private static bool LooksLikeAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3;

    private static bool IsIPv4LinkLocalOrMulticast(byte[] bytes) =>
        bytes.Length == 4 && ((bytes[0] == 169 && bytes[1] == 254) || bytes[0] is >= 224 and <= 239);
}
