using System.Net;

namespace Remediation.ConnectionLogs.Callers;

/// <summary>Computer names as logs spell them: NetBIOS or FQDN, any case.</summary>
public static class HostNames
{
    /// <summary>
    /// The first label in lower case, truncated to 15 characters like a NetBIOS name, so that all sources give the same
    /// name for a machine. An address, or text with characters that no computer name has, gives the empty string.
    /// </summary>
    public static string Normalize(string? text)
    {
        var name = (text ?? "").Trim().TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name, out _))
        {
            return "";
        }

        // A numeric label is refused: a second normalisation would read it as an address and give another result.
        var label = name.Split('.')[0];
        label = label[..Math.Min(15, label.Length)];
        return label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !IPAddress.TryParse(label, out _)
            ? label
            : "";
    }
}
