using System.Text.Json.Nodes;

namespace Cloud.Inventory;

/// <summary>What is asked of Resource Graph. Constant: nothing from outside ever becomes part of the query.</summary>
public static class ResourceGraphQuery
{
    private const string Columns =
        " | project id, name, type, location, resourceGroup, subscriptionId, tags, identity, properties | "
        + "order by id asc";

    /// <summary>
    /// Machines and what gives them addresses. <c>id</c> is projected and sorted by, without which there is no paging.
    /// </summary>
    public static string Text { get; } = "Resources" + Where(ResourceTypes.OfResources) + Columns;

    /// <summary>The instances of uniform scale sets and their interfaces, which are in a table of their own.</summary>
    public static string ScaleSetVms { get; } = "ComputeResources" + Where(ResourceTypes.OfScaleSets) + Columns;

    /// <summary>
    /// Run commands of VMs and Arc servers, without what is in them: a script each would be too much for one answer.
    /// </summary>
    public static string RunCommands { get; } =
        "Resources"
        + Where(ResourceTypes.OfRunCommands)
        + " | project id, name, type, subscriptionId, tags | order by id asc";

    /// <summary>Most rows that Resource Graph gives in one answer.</summary>
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
