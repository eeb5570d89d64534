using System.Text.Json;

namespace Infra.Tests;

/// <summary>A Bicep file evaluated with parameters by the compiler, as Resource Manager would do it, without any Azure.</summary>
internal static class Snapshot
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";

    public const string Other = "22222222-2222-2222-2222-222222222222";

    private static int number;

    /// <summary>The deployment's resources and outputs.</summary>
    /// <param name="file">Relative to <see cref="Bicep.Root"/>.</param>
    /// <param name="parameters">Lines of a parameters file.</param>
    public static async Task<JsonElement> OfAsync(string file, string parameters)
    {
        // The compiler takes relative paths only, so the parameters lie beside the file for a moment.
        var name = Path.Combine(Bicep.Root, Path.GetDirectoryName(file)!, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref number)}");
        try
        {
            await File.WriteAllTextAsync(name + ".bicepparam", $"using '{Path.GetFileName(file)}'\n{parameters}\n", TestContext.Current.CancellationToken);
            var run = await Bicep.RunAsync(["snapshot", name + ".bicepparam", "--mode", "overwrite", .. Scope(await Bicep.TemplateAsync(file))]);
            Assert.True(run.ExitCode == 0, run.Diagnostics);
            return JsonDocument.Parse(await File.ReadAllTextAsync(name + ".snapshot.json", TestContext.Current.CancellationToken)).RootElement;
        }
        finally
        {
            File.Delete(name + ".bicepparam");
            File.Delete(name + ".snapshot.json");
        }
    }

    // The compiler refuses what a scope does not have.
    private static string[] Scope(JsonElement template)
    {
        var schema = template.GetProperty("$schema").GetString()!;
        return schema.Contains("managementGroup", StringComparison.Ordinal) ? ["--management-group-id", "mg", "--location", "westeurope"]
            : schema.Contains("subscription", StringComparison.Ordinal) ? ["--subscription-id", Subscription, "--location", "westeurope"]
            : ["--subscription-id", Subscription, "--resource-group", "rg"];
    }

    /// <summary>The resources of a type, in order.</summary>
    public static IReadOnlyList<JsonElement> Resources(this JsonElement snapshot, string type) =>
        [.. snapshot.GetProperty("predictedResources").EnumerateArray().Where(resource => resource.GetProperty("type").GetString() == type)];

    /// <summary>A text below the properties of a resource.</summary>
    public static string Text(this JsonElement resource, string property) => resource.GetProperty("properties").GetProperty(property).GetString()!;

    /// <summary>The texts of an array.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
