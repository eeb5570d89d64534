using System.Text;
using System.Text.Json.Nodes;
using Api.Alerts;

namespace Api.Tests.Alerts;

/// <summary>The payloads of the folder beside this file, and changed copies of them.</summary>
internal static class Payload
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Payload)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Text(string name)
    {
        using var stream = typeof(Payload).Assembly.GetManifestResourceStream(name + ".json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static AlertReading Read(string name, Action<JsonNode>? change = null)
    {
        var root = JsonNode.Parse(Text(name))!;
        change?.Invoke(root);
        return ReadText(root.ToJsonString());
    }

    public static AlertReading ReadText(string json) => AlertReader.Read(Encoding.UTF8.GetBytes(json));

    public static JsonNode Essentials(this JsonNode root) => root["data"]!["essentials"]!;

    public static JsonNode Context(this JsonNode root) => root["data"]!["alertContext"]!;
}
