namespace Remediation.Sweeps;

/// <summary>Port: the right to be the only one who sweeps.</summary>
public interface ILease
{
    /// <summary>Takes the lease, or answers null where somebody else has it.</summary>
    Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken);
}
