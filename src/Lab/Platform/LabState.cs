using System.Text.Json.Nodes;
using Lab.Platform.RunCommands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lab.Platform;

/// <summary>What the operations share.</summary>
internal sealed class LabState(ILabEstate estate, LabPlatformOptions options, TimeProvider time) : IAsyncDisposable
{
    public ILabEstate Estate => estate;

    public LabPlatformOptions Options => options;

    public TimeProvider Time => time;

    public LabRunCommands RunCommands { get; } = new();

    public LabAgent Agent { get; } = new(options, time);

    public LongOperations LongOperations { get; } = new();

    /// <summary>The VM that a route names.</summary>
    public LabVmAddress Vm(HttpContext context)
    {
        var (subscription, group, name) = (Value(context, "subscription"), Value(context, "group"), Value(context, "vm"));
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{name}";
        return new LabVmAddress(id, subscription, group, name, estate.FindVm(id));
    }

    /// <summary>The row of Resource Graph for an id; null where there is none.</summary>
    public JsonObject? Row(string id) =>
        estate.Resources.FirstOrDefault(row => string.Equals((string?)row["id"], id, StringComparison.OrdinalIgnoreCase));

    public static string Value(HttpContext context, string name) => context.GetRouteValue(name)?.ToString() ?? "";

    public ValueTask DisposeAsync() => Agent.DisposeAsync();
}

/// <summary>A VM as a request addresses it.</summary>
/// <param name="Id">ARM id with the spelling of the request.</param>
/// <param name="Subscription">Its subscription.</param>
/// <param name="Group">Its resource group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Machine">The VM; null where there is none.</param>
internal sealed record LabVmAddress(string Id, string Subscription, string Group, string Name, ILabVm? Machine)
{
    public const string Route = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{vm}";

    public string RunCommandId(string command) => $"{Id}/runCommands/{command}";
}
