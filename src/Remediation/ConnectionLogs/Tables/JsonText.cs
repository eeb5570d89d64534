using System.Text.Json;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>JSON as column text. Never throws: log text may hold anything.</summary>
internal static class JsonText
{
    /// <summary>A string's content, nothing for null, and JSON for anything else.</summary>
    public static string Read(JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.String => Content(element),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => element.GetRawText(),
        };
    }

    /// <summary>Reads text as JSON; null where it is none. The element owns its memory.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be encoded as UTF-8, which the parser needs.
            return null;
        }
    }

    /// <summary>A member of an object by name without case, as text; null where it is missing.</summary>
    public static string? Member(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (ReadName(property).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Read(property.Value);
            }
        }

        return null;
    }

    /// <summary>A property's name; empty where it is not text.</summary>
    public static string ReadName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // An escape such as \ud800 is valid JSON but not valid text, so the raw JSON is returned.
    private static string Content(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText().Trim('"');
        }
    }
}
