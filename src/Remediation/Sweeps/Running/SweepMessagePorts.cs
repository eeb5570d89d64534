namespace Remediation.Sweeps.Running;

/// <summary>What the worker remembers sweeps in and keeps others out with.</summary>
/// <param name="Store">The records.</param>
/// <param name="Queue">The queue that its messages come from.</param>
/// <param name="Lease">The right to sweep.</param>
public sealed record SweepMessagePorts(ISweepStore Store, ISweepQueue Queue, ILease Lease);
