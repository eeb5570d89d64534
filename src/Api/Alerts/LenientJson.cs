using System.Text.Json;

namespace Api.Alerts;

/// <summary>
/// Looks into JSON without ever throwing. Azure spells names in more than one case and adds members at will, and a
/// string's bytes are checked only when it is read, so a name or text that is no valid Unicode counts as not there.
/// </summary>
internal static class LenientJson
{
    /// <summary>The first member of that name, in any case, that is not null; undefined where there is none.</summary>
    public static JsonElement Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (
                member.Value.ValueKind != JsonValueKind.Null
                && string.Equals(NameOf(member), name, StringComparison.OrdinalIgnoreCase)
            )
            {
                return member.Value;
            }
        }

        return default;
    }

    /// <summary>A string, number or truth value as trimmed text; empty for anything else.</summary>
    public static string Text(this JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.String => StringOf(element).Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => "",
        };
    }

    /// <summary>A member's text; empty where there is none.</summary>
    public static string Text(this JsonElement element, string name) => element.Member(name).Text();

    /// <summary>The items of an array; a single value is its own only item, and what is not there has none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray(),
            JsonValueKind.Undefined or JsonValueKind.Null => [],
            _ => [element],
        };
    }

    /// <summary>Text on one line, cut, for logs and answers.</summary>
    public static string OneLine(this string text, int most)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (line.Length <= most)
        {
            return line;
        }

        return line[..(char.IsHighSurrogate(line[most - 4]) ? most - 4 : most - 3)] + "...";
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string StringOf(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
