namespace Remediation.ConnectionLogs;

/// <summary>Reads and names protocol versions. Spellings: research log-sources.md sections 1 to 10.</summary>
public static class TlsProtocols
{
    /// <summary>
    /// What <see cref="Parse"/> reads as <see cref="TlsProtocol.LegacyUnspecified"/>; written by sources without a
    /// number.
    /// </summary>
    public const string LegacyText = "legacy";

    /// <summary>
    /// What <see cref="Parse"/> reads as <see cref="TlsProtocol.ModernUnspecified"/>; written by sources without a
    /// number.
    /// </summary>
    public const string ModernText = "modern";

    // Canonical spelling: lower case without spaces, "_" and "v"; so "TLS 1.0", "TLSv1.0" and "TLS1_0" are one entry.
    private static readonly Dictionary<string, TlsProtocol> Spellings = new(StringComparer.Ordinal)
    {
        ["ssl2"] = TlsProtocol.Ssl2,
        ["ssl2.0"] = TlsProtocol.Ssl2,
        ["ssl3"] = TlsProtocol.Ssl3,
        ["ssl3.0"] = TlsProtocol.Ssl3,
        ["768"] = TlsProtocol.Ssl3,
        ["tls1"] = TlsProtocol.Tls10,
        ["tls1.0"] = TlsProtocol.Tls10,
        ["1.0"] = TlsProtocol.Tls10,
        ["769"] = TlsProtocol.Tls10,
        ["tls1.1"] = TlsProtocol.Tls11,
        ["1.1"] = TlsProtocol.Tls11,
        ["770"] = TlsProtocol.Tls11,
        ["tls1.2"] = TlsProtocol.Tls12,
        ["1.2"] = TlsProtocol.Tls12,
        ["771"] = TlsProtocol.Tls12,
        ["tls1.3"] = TlsProtocol.Tls13,
        ["1.3"] = TlsProtocol.Tls13,
        ["772"] = TlsProtocol.Tls13,
        [LegacyText] = TlsProtocol.LegacyUnspecified,
        [ModernText] = TlsProtocol.ModernUnspecified,
    };

    /// <summary>Every canonical spelling that is understood; the queries hold the same ones.</summary>
    internal static IReadOnlyCollection<string> Known => Spellings.Keys;

    /// <summary>Reads a version as any source spells it; anything else is <see cref="TlsProtocol.Unknown"/>.</summary>
    public static TlsProtocol Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return TlsProtocol.Unknown;
        }

        var spelling = text.Trim()
            .ToLowerInvariant()
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("v", "", StringComparison.Ordinal)
            .Replace('_', '.');
        spelling = spelling.StartsWith("tls.", StringComparison.Ordinal) ? "tls" + spelling[4..] : spelling;
        return Spellings.GetValueOrDefault(spelling, TlsProtocol.Unknown);
    }

    /// <summary>Older than TLS 1.2, for certain.</summary>
    public static bool IsLegacy(this TlsProtocol protocol) =>
        protocol is >= TlsProtocol.Ssl2 and <= TlsProtocol.LegacyUnspecified;

    /// <summary>TLS 1.2 or newer, for certain.</summary>
    public static bool IsModern(this TlsProtocol protocol) => protocol >= TlsProtocol.ModernUnspecified;

    /// <summary>The name that people read.</summary>
    public static string Label(this TlsProtocol protocol)
    {
        return protocol switch
        {
            TlsProtocol.Ssl2 => "SSL 2.0",
            TlsProtocol.Ssl3 => "SSL 3.0",
            TlsProtocol.Tls10 => "TLS 1.0",
            TlsProtocol.Tls11 => "TLS 1.1",
            TlsProtocol.LegacyUnspecified => "legacy TLS (1.0, 1.1 or 3DES)",
            TlsProtocol.ModernUnspecified => "TLS 1.2 or newer",
            TlsProtocol.Tls12 => "TLS 1.2",
            TlsProtocol.Tls13 => "TLS 1.3",
            _ => "unknown version",
        };
    }
}
