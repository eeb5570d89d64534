using System.Text.Json;
using Cloud.Clients;

namespace Cloud.Inventory;

/// <summary>A row with at least an id, a queried type, and properties.</summary>
/// <param name="Id">Lower case.</param>
/// <param name="Type">Lower case.</param>
/// <param name="Json">The whole row.</param>
internal sealed record ResourceRow(string Id, string Type, JsonElement Json)
{
    public const string Vm = "microsoft.compute/virtualmachines";
    public const string Nic = "microsoft.network/networkinterfaces";
    public const string PublicIp = "microsoft.network/publicipaddresses";
    public const string NatGateway = "microsoft.network/natgateways";
    public const string LoadBalancer = "microsoft.network/loadbalancers";
    public const string Network = "microsoft.network/virtualnetworks";
    public const string Arc = "microsoft.hybridcompute/machines";
    public const string ScaleSet = "microsoft.compute/virtualmachinescalesets";
    public const string ScaleSetVm = ScaleSet + "/virtualmachines";
    public const string ScaleSetNic = ScaleSetVm + "/networkinterfaces";

    private static readonly string[] Types =
    [
        .. ResourceTypes.OfResources.Concat(ResourceTypes.OfScaleSets).Select(type => type.ToLowerInvariant()),
    ];

    /// <summary>Resource name; the last segment of the id if the row has no name.</summary>
    public string Name => Json.Text("name") is { Length: > 0 } name ? name : Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The row's properties.</summary>
    public JsonElement Properties => Json.At("properties");

    /// <summary>The id of a nested resource's parent, such as the scale set of an instance.</summary>
    public string Parent => string.Join('/', Id.Split('/')[..^2]);

    /// <summary>Reads a row, or adds to <paramref name="faults"/> why the row cannot be used.</summary>
    public static ResourceRow? Read(JsonElement json, RowFaults faults)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"a row is {json.ValueKind} instead of an object or does not fit its columns");
            return null;
        }

        var row = new ResourceRow(json.Id("id"), json.Text("type").ToLowerInvariant(), json);
        if (row.FindProblem() is { } problem)
        {
            faults.Add(problem);
            return null;
        }

        return row;
    }

    private string? FindProblem()
    {
        if (Id.Length == 0)
        {
            return "a row has no id";
        }

        if (!Types.Contains(Type))
        {
            return $"{Id} has the unexpected type '{Type}'";
        }

        if (ParseType(Id) != Type)
        {
            return $"{Id} does not name a {Type}";
        }

        return Properties.ValueKind == JsonValueKind.Object ? null : $"{Id} has no properties";
    }

    // After the provider an id alternates between types and names: provider/type/name/type/name is of the type
    // provider/type/type.
    private static string ParseType(string id)
    {
        var parts = id[(id.LastIndexOf("/providers/", StringComparison.Ordinal) + 1)..].Split('/');
        return parts.Length < 4 || parts.Length % 2 != 0 || parts[0] != "providers"
            ? ""
            : string.Join('/', [parts[1], .. parts.Where((_, number) => number > 1 && number % 2 == 0)]);
    }
}
