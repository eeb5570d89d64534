namespace Lab.Platform.RunCommands;

/// <summary>What the platform asks of a VM before it acts.</summary>
internal static class LabVmStates
{
    public static bool IsRunning(this ILabVm vm) => vm.PowerState.Equals("running", StringComparison.OrdinalIgnoreCase);
}
