using System.Globalization;
using System.Text.RegularExpressions;

namespace Remediation.Orders;

/// <summary>
/// A server for a test TLS handshake, which shows what the machine negotiates by its own defaults. WinHTTP also sends
/// the server a HEAD request.
/// </summary>
/// <param name="Host">DNS name or IPv4 address, 1 to 253 letters, digits, dots and hyphens.</param>
/// <param name="Port">1 to 65535.</param>
public sealed partial record ProbeEndpoint(string Host, int Port)
{
    /// <summary>Reads <c>host:port</c>; null if the text has another form.</summary>
    public static ProbeEndpoint? Parse(string text)
    {
        return
            Form().Match(text) is { Success: true } match
            && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is > 0 and <= 65535 and var port
            ? new ProbeEndpoint(match.Groups[1].Value, port)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    [GeneratedRegex(
        @"^([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):([0-9]{1,5})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
