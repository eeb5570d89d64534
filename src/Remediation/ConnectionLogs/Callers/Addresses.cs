using System.Net;
using System.Net.Sockets;

namespace Remediation.ConnectionLogs.Callers;

/// <summary>Addresses as logs spell them: with port, in brackets, IPv4 mapped into IPv6.</summary>
public static class Addresses
{
    /// <summary>
    /// Azure's platform address (DNS, health probes): never a machine. Source: Azure docs, "What is 168.63.129.16".
    /// </summary>
    private static readonly IPAddress AzurePlatform = IPAddress.Parse("168.63.129.16");

    /// <summary>Canonical text without port or scope, or the empty string where the text is no address.</summary>
    public static string Normalize(string? text)
    {
        var address = (text ?? "").Trim();
        if (!IPEndPoint.TryParse(address, out var endPoint) || !IsSpelledOut(address, endPoint.Address))
        {
            return "";
        }

        var ip = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        return new IPAddress(ip.GetAddressBytes()).ToString();
    }

    /// <summary>
    /// Loopback, link-local, wildcard, multicast, broadcast or Azure's own: such an address names no machine.
    /// </summary>
    public static bool NamesNoMachine(string address)
    {
        if (!IPAddress.TryParse(address, out var ip))
        {
            return false;
        }

        return IPAddress.IsLoopback(ip)
            || ip.Equals(AzurePlatform)
            || ip.IsIPv6LinkLocal
            || ip.IsIPv6Multicast
            || ip.Equals(IPAddress.Any)
            || ip.Equals(IPAddress.IPv6Any)
            || ip.Equals(IPAddress.Broadcast)
            || IsIPv4LinkLocalOrMulticast(ip.GetAddressBytes());
    }

    // IPAddress also reads "1", "0x7f" and, as octal, "10.0.0.010". The first two are not addresses. The third is
    // 10.0.0.8 in octal, but 10.0.0.10 if a log padded it; an ambiguous address is not used.
    private static bool IsSpelledOut(string text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
        || text == address.ToString()
        || text.StartsWith($"{address}:", StringComparison.Ordinal);

    private static bool IsIPv4LinkLocalOrMulticast(byte[] bytes) =>
        bytes.Length == 4 && ((bytes[0] == 169 && bytes[1] == 254) || bytes[0] is >= 224 and <= 239);
}
