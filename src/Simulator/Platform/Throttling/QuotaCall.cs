using Remediation.Inventory;

namespace Simulator.Platform.Throttling;

/// <summary>A call that asks to go.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subscription">In which subscription; empty for Resource Graph, which counts per caller.</param>
/// <param name="Region">
/// In which region; empty where the call reaches no Compute provider, for instance because there is no such machine.
/// </param>
/// <param name="Machine">On which machine; null where it is about none, or where its address does not tell.</param>
public sealed record QuotaCall(QuotaCallKind Kind, string Subscription, string Region, MachineId? Machine);
