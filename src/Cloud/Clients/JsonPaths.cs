using System.Text.Json;

namespace Cloud.Clients;

/// <summary>
/// Ways into JSON whose shape nobody guarantees. Property names are compared as Resource Graph does: with case.
/// </summary>
internal static class JsonPaths
{
    /// <summary>
    /// The element at the end of the path; of kind <see cref="JsonValueKind.Undefined"/> where the path breaks off.
    /// </summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>The string at the end of the path, or the empty string.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>The string of a property, or the empty string.</summary>
    public static string Text(this JsonElement element, string name) => element.Text([name]);

    /// <summary>The items of the array at the end of the path; none where there is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Ids are compared in lower case.</summary>
    public static string Id(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path).TrimEnd('/').ToLowerInvariant();
}
