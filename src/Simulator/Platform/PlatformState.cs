using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Simulator.Platform.Authorization;
using Simulator.Platform.RunCommands;

namespace Simulator.Platform;

/// <summary>What the operations share.</summary>
internal sealed class PlatformState(ISimulatedEstate estate, SimulatedAzureOptions options, TimeProvider time)
    : IAsyncDisposable
{
    public ISimulatedEstate Estate => estate;

    public SimulatedAzureOptions Options => options;

    public TimeProvider Time => time;

    public RoleAuthorization Authorization { get; } = new(options.GrantedActions);

    public SimulatedRunCommands RunCommands { get; } = new();

    public RunCommandAgent Agent { get; } = new(options, time);

    public LongOperations LongOperations { get; } = new();

    /// <summary>The machine that a route names.</summary>
    public VmAddress Vm(HttpContext context)
    {
        var kind = MachineResourceKind.FromRequest(context);
        var subscription = Value(context, "subscription");
        var group = Value(context, "group");
        var name = Value(context, "vm");
        var path = kind
            .Path.Replace("{set}", Value(context, "set"), StringComparison.Ordinal)
            .Replace("{vm}", name, StringComparison.Ordinal);
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/{kind.Provider}/{path}";
        return new VmAddress(kind, id, subscription, group, path, estate.FindVm(id));
    }

    /// <summary>The answer about a machine that is not there.</summary>
    public IResult NotFound(VmAddress vm)
    {
        var set = vm.Id[..Math.Max(0, vm.Id.LastIndexOf("/virtualMachines/", StringComparison.OrdinalIgnoreCase))];
        if (vm.Kind != MachineResourceKind.ScaleSetVm)
        {
            return ArmResponses.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path}");
        }

        if (Row(set) is null)
        {
            return ArmResponses.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path.Split("/virtualMachines/")[0]}");
        }

        return ArmResponses.Error(
            400,
            "InvalidParameter",
            $"The provided instanceId {vm.Path.Split('/')[^1]} is not an active Virtual Machine Scale Set "
                + "VM instanceId."
        );
    }

    /// <summary>The row of Resource Graph for an id; null where there is none.</summary>
    public JsonObject? Row(string id) =>
        estate.Resources.FirstOrDefault(row =>
            string.Equals((string?)row["id"], id, StringComparison.OrdinalIgnoreCase)
        );

    public static string Value(HttpContext context, string name) => context.GetRouteValue(name)?.ToString() ?? "";

    public ValueTask DisposeAsync() => Agent.DisposeAsync();
}
