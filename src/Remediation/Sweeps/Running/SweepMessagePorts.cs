namespace Remediation.Sweeps.Running;

/// <summary>The ports of the worker.</summary>
/// <param name="Store">The records.</param>
/// <param name="Queue">The queue of the worker's messages.</param>
/// <param name="Lease">The lease that allows only one sweep at a time.</param>
public sealed record SweepMessagePorts(ISweepStore Store, ISweepQueue Queue, ILease Lease);
