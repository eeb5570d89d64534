using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Entra's remark "Legacy TLS (TLS 1.0, 1.1, 3DES)" among the processing details of a sign-in. Its value decides, not
/// its presence: real exports hold it with "False" as well.
/// </summary>
internal static class LegacyTlsFlag
{
    private const string Key = "Legacy TLS";

    /// <summary>
    /// The version text; empty where the record has no such column, because then it cannot tell; null where the column
    /// is unreadable.
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

    // A value that is neither yes nor no is passed on as it is: an unknown version, neither legacy nor modern.
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
