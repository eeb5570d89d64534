namespace Remediation.Safety;

/// <summary>Port: the right to be the only one who sweeps.</summary>
public interface ILease
{
    /// <summary>Takes the lease, or answers null where somebody else has it.</summary>
    Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken);
}

/// <summary>A lease that is held and kept alive; disposing of it gives it back.</summary>
public interface ILeaseHold : IAsyncDisposable
{
    /// <summary>Cancelled when the lease could not be kept alive: whoever holds it must stop.</summary>
    CancellationToken Lost { get; }
}
