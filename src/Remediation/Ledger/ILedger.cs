namespace Remediation.Ledger;

/// <summary>Port: the memory between sweeps.</summary>
public interface ILedger
{
    /// <summary>Every entry, in any order.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds or replaces the entry of one machine. It must be durable when this returns: the order is deleted next.
    /// </summary>
    /// <exception cref="LedgerConflictException">
    /// Somebody else wrote this machine's entry since this ledger read or wrote it.
    /// </exception>
    Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken);
}
