using System.Net;

namespace Remediation.Findings;

/// <summary>Computer names as logs spell them: NetBIOS or FQDN, any case.</summary>
public static class HostNames
{
    /// <summary>
    /// The first label in lower case, cut to 15 characters as NetBIOS does, so that every source's spelling of one machine is equal.
    /// An address, and text with characters that no computer name has, give the empty string.
    /// </summary>
    public static string Normalize(string? text)
    {
        var name = (text ?? "").Trim().TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out _))
        {
            return "";
        }

        var label = name.Split('.')[0];
        return label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? label[..Math.Min(15, label.Length)] : "";
    }
}
