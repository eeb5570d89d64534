using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// The named values of an event: XML as the table Event keeps them, or a JSON object as WindowsEvent does.
/// </summary>
internal static class EventFields
{
    /// <summary>Values by name without case; empty where the text is neither.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        if (!text.StartsWith('{') || JsonText.Parse(text) is not { ValueKind: JsonValueKind.Object } element)
        {
            return EventXml.Fields(text);
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in element.EnumerateObject())
        {
            fields.TryAdd(JsonText.ReadName(property), JsonText.Read(property.Value));
        }

        return fields;
    }
}
