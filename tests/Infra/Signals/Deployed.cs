using System.Text.Json;

namespace Infra.Tests.Signals;

/// <summary>
/// The modules of the signals, deployed with parameters as an installation has them, and every query in what they
/// deploy.
/// </summary>
internal static class Deployed
{
    public const string Workspace =
        "/subscriptions/"
        + Snapshot.Subscription
        + "/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law";
    public const string ApiGroup =
        "/subscriptions/"
        + Snapshot.Subscription
        + "/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/ag-dev-api";
    public const string PeopleGroup =
        "/subscriptions/"
        + Snapshot.Subscription
        + "/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/ag-dev-people";

    public static Task<IReadOnlyList<JsonElement>> AlertsAsync(params (string Name, string Value)[] more) =>
        Snapshot.ResourcesAsync(
            "alerts",
            [
                ("name", "'dev'"),
                ("location", "'westeurope'"),
                ("appWorkspaceId", $"'{Workspace}'"),
                ("actionGroupIds", $"['{PeopleGroup}']"),
                .. more,
            ]
        );

    public static async Task<JsonElement> LegacyAlertAsync() =>
        Assert.Single(
            await Snapshot.ResourcesAsync(
                "legacyAlert",
                ("name", "'alert-dev-legacy-tls'"),
                ("location", "'westeurope'"),
                ("workspaceId", $"'{Workspace}'"),
                ("actionGroupIds", $"['{ApiGroup}']")
            )
        );

    /// <summary>The workbook as the portal reads it.</summary>
    public static async Task<JsonElement> WorkbookAsync(params (string Name, string Value)[] more)
    {
        var resource = Assert.Single(
            await Snapshot.ResourcesAsync(
                "workbook",
                [
                    ("location", "'westeurope'"),
                    ("environmentName", "'dev'"),
                    ("appWorkspaceId", $"'{Workspace}'"),
                    .. more,
                ]
            )
        );
        return JsonDocument
            .Parse(resource.GetProperty("properties").GetProperty("serializedData").GetString()!)
            .RootElement;
    }

    public static IReadOnlyList<JsonElement> ItemsOf(JsonElement workbook) =>
        [.. workbook.GetProperty("items").EnumerateArray()];

    /// <summary>
    /// Every query by the name of its rule or item, as it reaches a workspace: what the portal puts in for a parameter
    /// is put in.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string>> QueriesAsync()
    {
        var rules = (await AlertsAsync())
            .Append(await LegacyAlertAsync())
            .Select(rule =>
                (Name: rule.GetProperty("name").GetString()!, Query: Criterion(rule).GetProperty("query").GetString()!)
            );
        var items = ItemsOf(await WorkbookAsync())
            .Where(item => item.GetProperty("type").GetInt32() == 3)
            .Select(item =>
                (
                    Name: item.GetProperty("name").GetString()!,
                    Query: item.GetProperty("content").GetProperty("query").GetString()!
                )
            );
        return rules
            .Concat(items)
            .ToDictionary(
                one => one.Name,
                one => one.Query.Replace("{TimeRange:grain}", "1h", StringComparison.Ordinal)
            );
    }

    public static JsonElement Criterion(JsonElement rule) =>
        Assert.Single(rule.GetProperty("properties").GetProperty("criteria").GetProperty("allOf").EnumerateArray());

    public static IEnumerable<string> GroupsOf(JsonElement rule) =>
        rule.GetProperty("properties")
            .GetProperty("actions")
            .GetProperty("actionGroups")
            .EnumerateArray()
            .Select(group => group.GetString()!);
}
