namespace Simulator.Platform;

/// <summary>A machine as a request addresses it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">ARM id with the spelling of the request.</param>
/// <param name="Subscription">Its subscription.</param>
/// <param name="Group">Its resource group.</param>
/// <param name="Path">From the provider to the machine.</param>
/// <param name="Machine">The machine; null where there is none.</param>
internal sealed record VmAddress(
    MachineResourceKind Kind,
    string Id,
    string Subscription,
    string Group,
    string Path,
    ISimulatedVm? Machine
)
{
    /// <summary>The id as Azure gives it back, which for Arc has another spelling than the one that was sent.</summary>
    public string RunCommandId(string command) =>
        Kind == MachineResourceKind.Arc
            ? $"{Id.Replace("/machines/", "/Machines/", StringComparison.OrdinalIgnoreCase)}/runcommands/{command}"
            : $"{Id}/runCommands/{command}";

    /// <summary>What a refusal names.</summary>
    public string Action(string verb) => $"{Kind.RunCommandType}/{verb}";
}
