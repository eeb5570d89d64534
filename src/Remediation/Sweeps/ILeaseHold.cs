namespace Remediation.Sweeps;

/// <summary>A lease that is held and renewed; disposing releases it.</summary>
public interface ILeaseHold : IAsyncDisposable
{
    /// <summary>Cancelled when the lease could not be renewed; the sweep must then stop.</summary>
    CancellationToken Lost { get; }
}
