using System.Text.Json.Nodes;

namespace Cloud.Inventory;

/// <summary>The queries of Resource Graph. They are constant: no input becomes part of a query.</summary>
public static class ResourceGraphQuery
{
    private const string Columns =
        " | project id, name, type, location, resourceGroup, subscriptionId, tags, identity, properties | "
        + "order by id asc";

    /// <summary>
    /// Selects machines and the resources that give them addresses. The result contains <c>id</c> and is sorted by it,
    /// which paging requires.
    /// </summary>
    public static string Text { get; } = "Resources" + Where(ResourceTypes.OfResources) + Columns;

    /// <summary>The instances of uniform scale sets and their interfaces, which are in a separate table.</summary>
    public static string ScaleSetVms { get; } = "ComputeResources" + Where(ResourceTypes.OfScaleSets) + Columns;

    /// <summary>
    /// Selects run commands of VMs and Arc servers without their scripts, which would make the answer too large.
    /// </summary>
    public static string RunCommands { get; } =
        "Resources"
        + Where(ResourceTypes.OfRunCommands)
        + " | project id, name, type, subscriptionId, tags | order by id asc";

    /// <summary>Most rows of one answer of Resource Graph.</summary>
    public const int PageSize = 1000;

    internal const string Path = "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";

    internal static JsonObject Body(string query, IEnumerable<string> subscriptions, string? skipToken)
    {
        var options = new JsonObject { ["$top"] = PageSize, ["resultFormat"] = "objectArray" };
        if (skipToken is not null)
        {
            options["$skipToken"] = skipToken;
        }

        return new JsonObject
        {
            ["subscriptions"] = new JsonArray([.. subscriptions.Select(id => JsonValue.Create(id))]),
            ["query"] = query,
            ["options"] = options,
        };
    }

    private static string Where(IEnumerable<string> types) =>
        $" | where type in~ ({string.Join(',', types.Select(type => $"'{type.ToLowerInvariant()}'"))})";
}
