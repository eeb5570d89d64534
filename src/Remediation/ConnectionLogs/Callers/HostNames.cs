using System.Net;

namespace Remediation.ConnectionLogs.Callers;

/// <summary>Computer names as logs spell them: NetBIOS or FQDN, any case.</summary>
public static class HostNames
{
    /// <summary>
    /// The first label in lower case, cut to 15 characters as NetBIOS does, so that every source's spelling of one
    /// machine is equal. An address, and text with characters that no computer name has, give the empty string.
    /// </summary>
    public static string Normalize(string? text)
    {
        var name = (text ?? "").Trim().TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out _))
        {
            return "";
        }

        // A label that is a number is read as an address by itself; as a name it would not be the same when it is read
        // again.
        var label = name.Split('.')[0];
        label = label[..Math.Min(15, label.Length)];
        return label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !IPAddress.TryParse(label, out _)
            ? label
            : "";
    }
}
