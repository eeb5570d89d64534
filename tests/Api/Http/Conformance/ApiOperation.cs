using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Api.Tests.Http.Conformance;

/// <summary>One operation of the document.</summary>
internal sealed class ApiOperation(string path, string method, JsonNode node)
{
    // Only a machine's id has slashes, and may be missing.
    private readonly Regex pattern = new(
        $"^/api{Regex.Escape(path).Replace("/machines/\\{id}", "/machines(/.*)?", StringComparison.Ordinal)
        .Replace("\\{id}", "[^/]+", StringComparison.Ordinal)}(\\?.*)?$"
    );

    public string Path => path;

    public string Method { get; } = method.ToUpperInvariant();

    public string Id => node["operationId"]!.GetValue<string>();

    public JsonNode Node => node;

    public JsonObject Responses => node["responses"]!.AsObject();

    public bool Takes(string pathAndQuery) => pattern.IsMatch(pathAndQuery);
}
