namespace Remediation.Sweeps;

/// <summary>A lease that is held and kept alive; disposing of it gives it back.</summary>
public interface ILeaseHold : IAsyncDisposable
{
    /// <summary>Cancelled when the lease could not be kept alive: whoever holds it must stop.</summary>
    CancellationToken Lost { get; }
}
