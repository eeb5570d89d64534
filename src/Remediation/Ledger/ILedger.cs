namespace Remediation.Ledger;

/// <summary>Port: what the product keeps about machines between sweeps.</summary>
public interface ILedger
{
    /// <summary>Every entry, in any order.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds or replaces the entry of one machine. The entry must be durable when this method returns, because the order
    /// is deleted next.
    /// </summary>
    /// <exception cref="LedgerConflictException">
    /// Another writer changed this machine's entry since this ledger read or wrote it.
    /// </exception>
    Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken);
}
