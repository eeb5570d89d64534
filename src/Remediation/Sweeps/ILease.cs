namespace Remediation.Sweeps;

/// <summary>Port: a lease that allows only one sweep at a time.</summary>
public interface ILease
{
    /// <summary>Takes the lease; returns null if another worker holds it.</summary>
    Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken);
}
