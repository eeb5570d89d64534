using System.Text.Json;

namespace Api.Requests;

/// <summary>
/// Reads the members of one JSON object and collects all errors in them, so that a caller can correct all at once.
/// </summary>
/// <param name="root">The object.</param>
internal sealed class FieldReader(JsonElement root)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    public void Refuse(IEnumerable<string> path, string detail) => errors.Add(FieldError.At(path, detail));

    /// <summary>Refuses every member that is not among the known ones.</summary>
    public void RefuseUnknown(params string[] known)
    {
        foreach (var name in root.EnumerateObject().Select(member => member.Name).Except(known, StringComparer.Ordinal))
        {
            var hint = Array.Find(known, k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
                ? $" Did you mean {meant}?"
                : "";
            Refuse(
                [name],
                $"{FieldError.Quote(name)} is not a field of this request; there are {string.Join(", ", known)}.{hint}"
            );
        }
    }

    /// <summary>Reads a text; the fallback if the member is missing.</summary>
    public string ReadText(string name, string fallback, Func<string, string?> problem) =>
        !root.TryGetProperty(name, out var value) ? fallback : ReadText([name], value, problem) ?? fallback;

    /// <summary>Reads a list of texts; empty if the member is missing.</summary>
    public IReadOnlyList<string> ReadTexts(string name, int most, Func<string, string?> problem)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse([name], $"{name} must be a list of texts, not {Kind(value)}; leave it out where you mean all.");
            return [];
        }

        // An empty list could be meant as "none" and would be read as "all".
        if (value.GetArrayLength() is var length && (length == 0 || length > most))
        {
            Refuse(
                [name],
                length == 0
                    ? $"{name} is an empty list; leave it out where you mean all."
                    : $"{name} holds {length} items; at most {most} are taken."
            );
            return [];
        }

        return
        [
            .. value
                .EnumerateArray()
                .Select((item, index) => ReadText([name, $"{index}"], item, problem))
                .OfType<string>(),
        ];
    }

    /// <summary>Reads a boolean; false if the member is missing.</summary>
    public bool ReadFlag(string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }

        Refuse([name], $"{name} must be true or false, not {Kind(value)}.");
        return false;
    }

    private string? ReadText(string[] path, JsonElement value, Func<string, string?> problem)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        var trouble = text is null ? $"{path[0]} must be text, not {Kind(value)}." : problem(text);
        if (trouble is not null)
        {
            Refuse(path, trouble);
        }

        return trouble is null ? text : null;
    }

    private static string Kind(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            _ => "text",
        };
    }
}
