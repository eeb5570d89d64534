using System.Text.Json.Nodes;
using Lab.Platform.Authorization;
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

    public LabAuthorization Authorization { get; } = new(options.GrantedActions);

    public LabRunCommands RunCommands { get; } = new();

    public LabAgent Agent { get; } = new(options, time);

    public LongOperations LongOperations { get; } = new();

    /// <summary>The machine that a route names.</summary>
    public LabVmAddress Vm(HttpContext context)
    {
        var kind = LabMachineKind.Of(context);
        var subscription = Value(context, "subscription");
        var group = Value(context, "group");
        var name = Value(context, "vm");
        var path = kind
            .Path.Replace("{set}", Value(context, "set"), StringComparison.Ordinal)
            .Replace("{vm}", name, StringComparison.Ordinal);
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/{kind.Provider}/{path}";
        return new LabVmAddress(kind, id, subscription, group, path, estate.FindVm(id));
    }

    /// <summary>The answer about a machine that is not there.</summary>
    public IResult NotFound(LabVmAddress vm)
    {
        var set = vm.Id[..Math.Max(0, vm.Id.LastIndexOf("/virtualMachines/", StringComparison.OrdinalIgnoreCase))];
        if (vm.Kind != LabMachineKind.ScaleSetVm)
        {
            return ArmAnswers.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path}");
        }

        if (Row(set) is null)
        {
            return ArmAnswers.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path.Split("/virtualMachines/")[0]}");
        }

        return ArmAnswers.Error(
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
