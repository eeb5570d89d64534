using System.Text.Json;

namespace Infra.Tests;

/// <summary>
/// What infra/main.bicep would deploy, evaluated by the compiler; what only Azure can know is left as an expression in
/// brackets.
/// </summary>
internal sealed class Deployment
{
    private const string Main = "infra/main.bicep";

    private static readonly string[] Least = ["param environmentName = 'test'", "param location = 'westeurope'"];

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
    public static Task<Deployment> RichAsync() =>
        OfAsync(
            "param role = 'repairer'",
            "param useVirtualNetwork = true",
            "param keepsHttpReady = true",
            "param useAutomation = true",
            "param alertEmail = 'people@example.com'",
            "param apiObjectId = '99999999-9999-9999-9999-999999999999'",
            "param apiClientId = '33333333-3333-3333-3333-333333333333'",
            "param apiApplications = ['44444444-4444-4444-4444-444444444444']",
            "param apiPrincipals = ['55555555-5555-5555-5555-555555555555']",
            $"param workspaces = ['{Workspace("law1")}', '{Workspace("law2")}']",
            "param machineSubscriptions = ['66666666-6666-6666-6666-666666666666', "
                + "'77777777-7777-7777-7777-777777777777']"
        );

    /// <summary>A deployment with these parameters beside the two that it needs.</summary>
    /// <param name="parameters">Lines of a .bicepparam file.</param>
    public static async Task<Deployment> OfAsync(params string[] parameters) =>
        new(await Snapshot.OfAsync(Main, [.. Least, .. parameters]));

    /// <summary>Runs the compiler's evaluation.</summary>
    /// <returns>Its run, whose output is the evaluation.</returns>
    public static Task<BicepRun> RunAsync(params string[] parameters) =>
        Snapshot.RunAsync(Main, [.. Least, .. parameters]);

    /// <summary>The only resource of a type.</summary>
    public JsonElement Only(string type) => Assert.Single(Of(type));

    /// <summary>All resources of a type.</summary>
    public IReadOnlyList<JsonElement> Of(string type) =>
        [.. Resources.Where(resource => resource.GetProperty("type").GetString() == type)];

    private static string Workspace(string name) =>
        "/subscriptions/88888888-8888-8888-8888-888888888888/resourceGroups/logs/providers/"
        + $"Microsoft.OperationalInsights/workspaces/{name}";
}
