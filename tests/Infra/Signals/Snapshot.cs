using System.Text.Json;

namespace Infra.Tests.Signals;

/// <summary>What a module deploys, with every expression evaluated: the compiler's own snapshot.</summary>
internal static class Snapshot
{
    public const string Subscription = "11111111-2222-3333-4444-555555555555";

    private static readonly Dictionary<string, Task<IReadOnlyList<JsonElement>>> Taken = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    /// <summary>The resources of a module of infra/modules. Each is evaluated once in a run of the tests.</summary>
    /// <param name="module">Its name without the ending.</param>
    /// <param name="parameters">Values of its parameters, as Bicep writes them.</param>
    public static Task<IReadOnlyList<JsonElement>> ResourcesAsync(string module, params (string Name, string Value)[] parameters)
    {
        string[] lines = [.. parameters.Select(parameter => $"param {parameter.Name} = {parameter.Value}")];
        var key = string.Join('\n', [module, .. lines]);
        lock (Gate)
        {
            return Taken.TryGetValue(key, out var taken) ? taken : Taken[key] = TakeAsync(module, lines);
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> TakeAsync(string module, string[] parameters)
    {
        var folder = Directory.CreateTempSubdirectory("snapshot-");
        try
        {
            var file = Path.Combine(folder.FullName, "main.bicepparam");
            var target = Path.GetRelativePath(folder.FullName, Path.Combine(Bicep.Root, "infra", "modules", module + ".bicep"));
            string[] lines = [$"using '{target}'", .. parameters, ""];
            await File.WriteAllTextAsync(file, string.Join('\n', lines), TestContext.Current.CancellationToken);
            var run = await Bicep.RunAsync(
                "snapshot", file, "--mode", "overwrite", "--subscription-id", Subscription, "--resource-group", "rg", "--location", "westeurope");
            Assert.True(run.ExitCode == 0, run.Diagnostics);
            var text = await File.ReadAllTextAsync(Path.ChangeExtension(file, ".snapshot.json"), TestContext.Current.CancellationToken);
            return [.. JsonDocument.Parse(text).RootElement.GetProperty("predictedResources").EnumerateArray()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
