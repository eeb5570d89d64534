namespace Remediation.Inventory;

/// <summary>A run command of ours on a machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Name">Its name.</param>
public sealed record OwnRunCommand(MachineId Machine, string Name);
