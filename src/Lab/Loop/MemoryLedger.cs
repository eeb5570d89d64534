using System.Collections.Concurrent;
using Remediation.Fleet;
using Remediation.Safety;

namespace Lab.Loop;

/// <summary>A ledger that lives as long as the Lab.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly ConcurrentDictionary<MachineId, LedgerEntry> entries = new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([.. entries.Values]);

    /// <inheritdoc/>
    public Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        entries[entry.Machine] = entry;
        return Task.CompletedTask;
    }
}
