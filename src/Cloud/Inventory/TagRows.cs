using System.Text.Json;
using Cloud.Clients;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>Reads tags from a row.</summary>
internal static class TagRows
{
    // Tags are unreadable if they are absent, of another type, have a value that is not text, or two spellings of one
    // name: an opt-out cannot be ruled out then.
    public static TagSet Read(JsonElement row)
    {
        var tags = row.At("tags");
        if (tags.ValueKind == JsonValueKind.Null)
        {
            return TagSet.None;
        }

        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return
            tags.ValueKind == JsonValueKind.Object
            && tags.EnumerateObject()
                .All(tag => IsText(tag.Value) && read.TryAdd(tag.Name, tag.Value.GetString() ?? ""))
            ? new TagSet.Readable(read)
            : new TagSet.Unreadable();
    }

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Null;
}
