using System.Text.Json;

namespace Api.Alerts;

/// <summary>
/// Reads JSON without ever throwing. Azure uses names in more than one letter case and adds members, and
/// System.Text.Json validates a string only when it is read, so a name or text that is not valid Unicode counts as
/// absent.
/// </summary>
internal static class LenientJson
{
    /// <summary>
    /// The first member of that name, in any letter case, that is not null; undefined if there is none.
    /// </summary>
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

    /// <summary>A member's text; empty if there is none.</summary>
    public static string Text(this JsonElement element, string name) => element.Member(name).Text();

    /// <summary>
    /// The items of an array; a single value counts as an array of one item, an absent value as an empty array.
    /// </summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray(),
            JsonValueKind.Undefined or JsonValueKind.Null => [],
            _ => [element],
        };
    }

    /// <summary>Text on one line, truncated, for logs and answers.</summary>
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
