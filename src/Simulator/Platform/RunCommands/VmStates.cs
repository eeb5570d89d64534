namespace Simulator.Platform.RunCommands;

/// <summary>What the platform asks of a VM before it acts.</summary>
internal static class VmStates
{
    public static bool IsRunning(this ISimulatedVm vm) =>
        vm.PowerState.Equals("running", StringComparison.OrdinalIgnoreCase);
}
