using System.Text.Json;

namespace Infra.Tests;

/// <summary>What infra/main.bicep would deploy, evaluated by the compiler; what only Azure can know is left as an expression in brackets.</summary>
internal sealed class Deployment
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";

    private static readonly Dictionary<string, Task<Deployment>> Evaluated = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    private Deployment(JsonElement root)
    {
        Resources = [.. root.GetProperty("predictedResources").EnumerateArray()];
        Outputs = root.GetProperty("outputs");
    }

    /// <summary>All resources, those of modules included.</summary>
    public IReadOnlyList<JsonElement> Resources { get; }

    /// <summary>The outputs of the whole.</summary>
    public JsonElement Outputs { get; }

    /// <summary>Every switch on: a network, callers, workspaces of others, an instance that waits for alerts.</summary>
    public static Task<Deployment> RichAsync() => OfAsync(
        "param role = 'repairer'",
        "param useVirtualNetwork = true",
        "param keepsHttpReady = true",
        "param apiClientId = '33333333-3333-3333-3333-333333333333'",
        "param apiApplications = ['44444444-4444-4444-4444-444444444444']",
        "param apiPrincipals = ['55555555-5555-5555-5555-555555555555']",
        $"param workspaces = ['{Workspace("law1")}', '{Workspace("law2")}']",
        "param machineSubscriptions = ['66666666-6666-6666-6666-666666666666', '77777777-7777-7777-7777-777777777777']");

    /// <summary>A deployment with these parameters beside the two that it needs. Each is evaluated once in a run of the tests.</summary>
    /// <param name="parameters">Lines of a .bicepparam file.</param>
    public static Task<Deployment> OfAsync(params string[] parameters)
    {
        var key = string.Join('\n', parameters);
        lock (Gate)
        {
            return Evaluated.TryGetValue(key, out var one) ? one : Evaluated[key] = EvaluateAsync(parameters);
        }
    }

    /// <summary>The only resource of a type.</summary>
    public JsonElement Only(string type) => Assert.Single(Of(type));

    /// <summary>All resources of a type.</summary>
    public IReadOnlyList<JsonElement> Of(string type) => [.. Resources.Where(resource => resource.GetProperty("type").GetString() == type)];

    /// <summary>Runs the compiler's evaluation.</summary>
    /// <returns>Its run, whose output is the evaluation.</returns>
    public static async Task<BicepRun> RunAsync(params string[] parameters)
    {
        var folder = Directory.CreateTempSubdirectory("bicep-");
        try
        {
            var main = Path.GetRelativePath(folder.FullName, Path.Combine(Bicep.Root, "infra", "main.bicep")).Replace('\\', '/');
            var file = Path.Combine(folder.FullName, "main.bicepparam");
            string[] lines = [$"using '{main}'", "param environmentName = 'test'", "param location = 'westeurope'", .. parameters];
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
            var run = await Bicep.RunAsync("snapshot", file, "--subscription-id", Subscription, "--tenant-id", Tenant,
                "--location", "westeurope", "--deployment-name", "main");
            return run.ExitCode != 0 ? run : run with
            {
                Output = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "main.snapshot.json"), TestContext.Current.CancellationToken),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Deployment> EvaluateAsync(string[] parameters)
    {
        var run = await RunAsync(parameters);
        Assert.True(run.ExitCode == 0, run.Diagnostics);
        return new Deployment(JsonDocument.Parse(run.Output).RootElement);
    }

    private static string Workspace(string name) =>
        $"/subscriptions/88888888-8888-8888-8888-888888888888/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/{name}";
}
