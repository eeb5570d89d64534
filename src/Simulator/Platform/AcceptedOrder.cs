using Remediation.Inventory;

namespace Simulator.Platform;

/// <summary>A run command that the platform accepted and did not have before.</summary>
/// <param name="Machine">For which machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When, by the platform's clock.</param>
public sealed record AcceptedOrder(MachineId Machine, string Name, DateTimeOffset At);
