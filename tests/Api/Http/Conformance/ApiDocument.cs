using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Endpoints;
using Json.Schema;

namespace Api.Tests.Http.Conformance;

/// <summary>openapi.json as it is embedded, and whether an answer is one that it describes.</summary>
internal static class ApiDocument
{
    private static readonly string[] HeadersOfAnswers = ["location", "retry-after", "vary"];
    private static readonly EvaluationOptions Evaluation = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };
    private static readonly JsonSerializerOptions Loose = new(JsonSerializerDefaults.Web);

    public static JsonNode Root { get; } = ReadRoot();

    /// <summary>Every operation.</summary>
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select new ApiOperation(path.Key, method.Key, method.Value!),
    ];

    private static readonly Dictionary<string, JsonSchema> Schemas = [];

    /// <summary>Fails where the document does not describe the answer.</summary>
    public static void Check(ApiResponse answer)
    {
        var named = Operations.Where(operation => operation.Takes(answer.Path)).ToList();
        var operation = named.Find(operation => operation.Method == answer.Method.Method);
        if (operation is null)
        {
            // The router's own answers.
            answer.Expect(named.Count == 0 ? 404 : 405);
            Assert.Empty(answer.Body);
            return;
        }

        var what = $"{operation.Id} {answer.Status}";
        Assert.True(
            operation.Responses.TryGetPropertyValue($"{answer.Status}", out var found),
            $"{what} is not in the document: {answer.Text}"
        );
        var response = Resolve(found!);
        CheckHeaders(answer, response["headers"]?.AsObject() ?? [], what);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));

        var type = answer.ContentType.Split(';')[0];
        Assert.EndsWith("; charset=utf-8", answer.ContentType);
        Assert.True(
            response["content"]!.AsObject().TryGetPropertyValue(type, out var media),
            $"{what} is {type}, which is not in the document."
        );
        if (type.EndsWith("json", StringComparison.Ordinal))
        {
            Assert.Equal([], Violations(media!["schema"]!, answer.Json).Select(violation => $"{what}: {violation}"));
        }

        if (type == "application/problem+json")
        {
            Assert.Equal(answer.Status, answer.Json.GetProperty("status").GetInt32());
        }
    }

    /// <summary>What a value violates of a schema; members that it does not describe count too.</summary>
    public static IReadOnlyList<string> Violations(JsonNode schema, JsonElement value)
    {
        var results = SchemaOf(schema).Evaluate(value, Evaluation);
        return results.IsValid
            ? []
            :
            [
                .. (results.Details ?? [])
                    .Append(results)
                    .Where(detail => detail.Errors is not null)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}")),
            ];
    }

    /// <summary>A schema among the document's components.</summary>
    public static JsonNode Component(string name) => new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>The node itself, or what it refers to.</summary>
    public static JsonNode Resolve(JsonNode node) =>
        node["$ref"] is { } to ? to.GetValue<string>()[2..].Split('/').Aggregate(Root, (at, step) => at[step]!) : node;

    private static void CheckHeaders(ApiResponse answer, JsonObject documented, string what)
    {
        foreach (var (name, node) in documented)
        {
            var header = Resolve(node!);
            var value = answer.Header(name);
            Assert.True(value is not null || header["required"]?.GetValue<bool>() != true, $"{what} lacks {name}.");
            if (value is not null)
            {
                var json = long.TryParse(value, CultureInfo.InvariantCulture, out var number)
                    ? JsonSerializer.SerializeToElement(number)
                    : JsonSerializer.SerializeToElement(value);
                Assert.Equal(
                    [],
                    Violations(header["schema"]!, json).Select(violation => $"{what}, {name}: {violation}")
                );
            }
        }

        Assert.Equal(
            [],
            HeadersOfAnswers
                .Where(name =>
                    answer.Header(name) is not null
                    && !documented.Any(d => d.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                )
                .Select(name => $"{what} has {name}, which is not in the document.")
        );
    }

    private static JsonSchema SchemaOf(JsonNode schema)
    {
        var text = schema.ToJsonString();
        lock (Schemas)
        {
            if (!Schemas.TryGetValue(text, out var built))
            {
                var whole = new JsonObject
                {
                    ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                    ["$defs"] = Root["components"]!["schemas"]!.DeepClone(),
                    ["allOf"] = new JsonArray(schema.DeepClone()),
                };
                Close(whole);
                built = JsonSchema.FromText(
                    whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal),
                    new BuildOptions { SchemaRegistry = new() }
                );
                Schemas[text] = built;
            }

            return built;
        }
    }

    // Clients must ignore unknown members, so the document does not forbid additional ones; here an additional member
    // would be an undocumented one.
    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (
                schema["properties"] is JsonObject
                && schema["type"]?.ToString() == "object"
                && !schema.ContainsKey("additionalProperties")
            )
            {
                schema["additionalProperties"] = false;
            }

            schema.Select(member => member.Value).ToList().ForEach(Close);
        }
        else if (node is JsonArray items)
        {
            items.ToList().ForEach(Close);
        }
    }

    private static JsonNode ReadRoot()
    {
        using var stream = typeof(ApiRoutes).Assembly.GetManifestResourceStream("openapi.json")!;
        return JsonNode.Parse(stream)!;
    }
}
