using Microsoft.AspNetCore.Http;

namespace Simulator.Platform;

/// <summary>What is particular to a kind of machine at Resource Manager.</summary>
/// <param name="Provider">Resource provider.</param>
/// <param name="Path">From the provider to the machine, as a route.</param>
/// <param name="RunCommandType">Type of its run commands, in the spelling in which they come back.</param>
/// <param name="FirstExecution">What the instance view says before the agent has reported anything.</param>
internal sealed record MachineResourceKind(string Provider, string Path, string RunCommandType, string FirstExecution)
{
    private const string Group = "/subscriptions/{subscription}/resourceGroups/{group}/providers/";

    /// <summary>Microsoft.Compute/virtualMachines.</summary>
    public static readonly MachineResourceKind Vm = new(
        "Microsoft.Compute",
        "virtualMachines/{vm}",
        "Microsoft.Compute/virtualMachines/runCommands",
        "Pending"
    );

    /// <summary>An instance of a uniform scale set.</summary>
    public static readonly MachineResourceKind ScaleSetVm = new(
        "Microsoft.Compute",
        "virtualMachineScaleSets/{set}/virtualMachines/{vm}",
        "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands",
        "Pending"
    );

    /// <summary>Microsoft.HybridCompute/machines.</summary>
    public static readonly MachineResourceKind Arc = new(
        "Microsoft.HybridCompute",
        "machines/{vm}",
        "Microsoft.HybridCompute/machines/runcommands",
        "Unknown"
    );

    // Those that are known to have run commands of Arc servers.
    private static readonly string[] ArcVersions =
    [
        "2023-10-03-preview",
        "2024-03-31-preview",
        "2024-05-20-preview",
        "2024-07-31-preview",
        "2024-09-10-preview",
        "2024-11-10-preview",
        "2025-01-13",
        "2025-02-19-preview",
        "2025-08-21-preview",
        "2025-09-16-preview",
        "2026-02-12-preview",
        "2026-06-04-preview",
        "2026-06-16-preview",
        "2026-07-15",
    ];

    public static IReadOnlyList<MachineResourceKind> All { get; } = [Vm, ScaleSetVm, Arc];

    public string Route => $"{Group}{Provider}/{Path}";

    /// <summary>True if the platform accepts orders for a disconnected machine without an error.</summary>
    public bool TakesOrdersForLater => this == Arc;

    /// <summary>The kind that a request's address names.</summary>
    public static MachineResourceKind FromRequest(HttpContext context)
    {
        if (PlatformState.Value(context, "set").Length > 0)
        {
            return ScaleSetVm;
        }

        if (context.Request.Path.Value!.Contains($"/{Arc.Provider}/", StringComparison.OrdinalIgnoreCase))
        {
            return Arc;
        }

        return Vm;
    }

    /// <summary>Why a request in this api-version gets no answer; null where it gets one.</summary>
    public IResult? FindRefusal(HttpContext context)
    {
        var version = context.Request.Query["api-version"].ToString();
        return this != Arc || ArcVersions.Contains(version)
            ? null
            : ArmResponses.Error(
                400,
                "NoRegisteredProviderFound",
                $"No registered resource provider found for API version '{version}' for type 'machines/runCommands'."
            );
    }
}
