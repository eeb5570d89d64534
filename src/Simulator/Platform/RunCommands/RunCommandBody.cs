using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulator.Platform.RunCommands;

/// <summary>The body of a PUT, checked.</summary>
/// <param name="Json">As it was sent.</param>
internal sealed record RunCommandBody(JsonObject Json)
{
    private const int DefaultTimeoutInSeconds = 90 * 60;

    public string Location => (string)Json["location"]!;

    public string Script => (string)Properties["source"]!["script"]!;

    public bool IsAsync => (bool?)Properties["asyncExecution"] ?? false;

    public bool TreatsFailureAsDeploymentFailure => (bool?)Properties["treatFailureAsDeploymentFailure"] ?? false;

    /// <summary>Whether it names what run commands of Arc servers do not have.</summary>
    public bool NamesWhatArcLacks => Properties.ContainsKey("treatFailureAsDeploymentFailure");

    public TimeSpan Timeout => TimeSpan.FromSeconds((int?)Properties["timeoutInSeconds"] ?? DefaultTimeoutInSeconds);

    /// <summary>Public parameters, then protected ones, as the agent passes them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters
    {
        get
        {
            return
            [
                .. List("parameters")
                    .Concat(List("protectedParameters"))
                    .Select(p => KeyValuePair.Create((string)p!["name"]!, (string)p["value"]!)),
            ];
        }
    }

    private JsonObject Properties => Json["properties"]!.AsObject();

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out RunCommandBody? body, out string problem)
    {
        body = null;
        try
        {
            var read = new RunCommandBody(JsonNode.Parse(text)!.AsObject());
            problem = read.FindProblem();
            body = problem.Length == 0 ? read : null;
        }
        catch (Exception malformed)
            when (malformed is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            problem = $"The request content was invalid and could not be deserialized: {malformed.Message}";
        }

        return body is not null;
    }

    private string FindProblem()
    {
        if (string.IsNullOrEmpty((string?)Json["location"]))
        {
            return "The location property is required for this definition.";
        }

        if ((string?)Json["properties"]?["source"]?["script"] is null)
        {
            return "The simulated Azure runs inline scripts only: source.script is missing.";
        }

        if (Timeout <= TimeSpan.Zero)
        {
            return "timeoutInSeconds must be greater than 0.";
        }

        if (Parameters.Any(p => p.Key is null || p.Value is null))
        {
            return "Every parameter needs a name and a value.";
        }

        // These throw if their values are not booleans.
        _ = IsAsync;
        _ = TreatsFailureAsDeploymentFailure;
        return "";
    }

    /// <summary>Whether a PUT of this body would change nothing.</summary>
    public bool IsSameAs(RunCommandBody other) => JsonNode.DeepEquals(Json, other.Json);

    /// <summary>The resource without states. What is protected never comes back.</summary>
    public JsonObject ToJson(VmAddress vm, string name)
    {
        var properties = Properties.DeepClone().AsObject();
        properties.Remove("protectedParameters");
        properties.Remove("runAsPassword");
        return new JsonObject
        {
            ["id"] = vm.RunCommandId(name),
            ["name"] = name,
            ["type"] = vm.Kind.RunCommandType,
            ["location"] = Location,
            ["tags"] = Json["tags"]?.DeepClone(),
            ["properties"] = properties,
        };
    }

    private IEnumerable<JsonNode?> List(string name) => Properties[name] as JsonArray ?? [];
}
