using System.Text.Json;

namespace Infra.Tests;

/// <summary>
/// A Bicep file evaluated with parameters by the compiler, as Resource Manager would do it, without any Azure. What
/// only Azure can know is left as an expression in brackets.
/// </summary>
internal static class Snapshot
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";
    public const string Other = "22222222-2222-2222-2222-222222222222";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";

    private static readonly Dictionary<string, Task<BicepRun>> Runs = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    /// <summary>The deployment's resources and outputs.</summary>
    /// <param name="file">Relative to <see cref="Bicep.Root"/>.</param>
    /// <param name="parameters">Lines of a parameters file.</param>
    public static async Task<JsonElement> OfAsync(string file, params string[] parameters)
    {
        var run = await RunAsync(file, parameters);
        Assert.True(run.ExitCode == 0, run.Diagnostics);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>The resources of a module of infra/modules.</summary>
    /// <param name="module">Its name without the ending.</param>
    /// <param name="parameters">Values of its parameters, as Bicep writes them.</param>
    public static async Task<IReadOnlyList<JsonElement>> ResourcesAsync(
        string module,
        params (string Name, string Value)[] parameters
    )
    {
        var snapshot = await OfAsync(
            $"infra/modules/{module}.bicep",
            [.. parameters.Select(parameter => $"param {parameter.Name} = {parameter.Value}")]
        );
        return [.. snapshot.GetProperty("predictedResources").EnumerateArray()];
    }

    /// <summary>
    /// Runs the compiler's evaluation, once for the same file and parameters in a run of the tests; its output is the
    /// evaluation.
    /// </summary>
    public static Task<BicepRun> RunAsync(string file, params string[] parameters)
    {
        var key = string.Join('\n', [file, .. parameters]);
        lock (Gate)
        {
            return Runs.TryGetValue(key, out var run) ? run : Runs[key] = EvaluateAsync(file, parameters);
        }
    }

    /// <summary>The resources of a type, in order.</summary>
    public static IReadOnlyList<JsonElement> Resources(this JsonElement snapshot, string type) =>
        [
            .. snapshot
                .GetProperty("predictedResources")
                .EnumerateArray()
                .Where(resource => resource.GetProperty("type").GetString() == type),
        ];

    /// <summary>A text below the properties of a resource.</summary>
    public static string Text(this JsonElement resource, string property) =>
        resource.GetProperty("properties").GetProperty(property).GetString()!;

    /// <summary>The texts of an array.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static async Task<BicepRun> EvaluateAsync(string file, string[] parameters)
    {
        var folder = Directory.CreateTempSubdirectory("bicep-");
        try
        {
            // The compiler takes relative paths only.
            var target = Path.GetRelativePath(folder.FullName, Path.Combine(Bicep.Root, file)).Replace('\\', '/');
            var values = Path.Combine(folder.FullName, "main.bicepparam");
            string[] lines = [$"using '{target}'", .. parameters];
            await File.WriteAllLinesAsync(values, lines, TestContext.Current.CancellationToken);
            var run = await Bicep.RunAsync([
                "snapshot",
                values,
                "--mode",
                "overwrite",
                "--tenant-id",
                Tenant,
                .. Scope(await Bicep.TemplateAsync(file)),
            ]);
            return run.ExitCode != 0
                ? run
                : run with
                {
                    Output = await File.ReadAllTextAsync(
                        Path.Combine(folder.FullName, "main.snapshot.json"),
                        TestContext.Current.CancellationToken
                    ),
                };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The compiler refuses what a scope does not have.
    private static string[] Scope(JsonElement template)
    {
        var schema = template.GetProperty("$schema").GetString()!;
        return schema.Contains("managementGroup", StringComparison.Ordinal)
                ? ["--management-group-id", "mg", "--location", "westeurope", "--deployment-name", "main"]
            : schema.Contains("subscription", StringComparison.Ordinal)
                ? ["--subscription-id", Subscription, "--location", "westeurope", "--deployment-name", "main"]
            : ["--subscription-id", Subscription, "--resource-group", "rg", "--location", "westeurope"];
    }
}
