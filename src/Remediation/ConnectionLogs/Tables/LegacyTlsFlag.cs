using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Entra's flag "Legacy TLS (TLS 1.0, 1.1, 3DES)" in the processing details of a sign-in. The flag's value counts, not
/// its presence: real exports also contain the flag with the value "False".
/// </summary>
internal static class LegacyTlsFlag
{
    private const string Key = "Legacy TLS";

    /// <summary>
    /// The version text; empty if the record has no such column, because the version is unknown then; null if the
    /// column is unreadable.
    /// </summary>
    public static string? Read(TableRecord record)
    {
        if (!record.Has("AuthenticationProcessingDetails"))
        {
            return "";
        }

        var text = record.Text("AuthenticationProcessingDetails");
        if (text.Length == 0)
        {
            return TlsProtocols.ModernText;
        }

        return JsonText.Parse(text) is { ValueKind: JsonValueKind.Array } details
            ? Version([
                .. details
                    .EnumerateArray()
                    .Where(detail =>
                        JsonText.Member(detail, "key")?.Trim().StartsWith(Key, StringComparison.OrdinalIgnoreCase)
                        == true
                    )
                    .Select(detail => (JsonText.Member(detail, "value") ?? "").Trim()),
            ])
            : null;
    }

    // A value that is neither true nor false is returned unchanged; it gives an unknown version, neither legacy nor
    // modern.
    private static string Version(string[] values)
    {
        if (values.Any(IsTrue))
        {
            return TlsProtocols.LegacyText;
        }

        if (Array.Find(values, value => !IsFalse(value)) is { } odd)
        {
            return LogText.Clip($"{Key}: '{odd}'");
        }

        return TlsProtocols.ModernText;
    }

    private static bool IsTrue(string value) =>
        value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(string value) =>
        value == "0" || value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
