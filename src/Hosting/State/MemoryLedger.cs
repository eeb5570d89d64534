using System.Collections.Concurrent;
using Remediation.Inventory;
using Remediation.Ledger;

namespace Hosting.State;

/// <summary>A ledger in memory. Each sweep uses its own instance; several instances can share the same rows.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly Rows rows;
    private ConcurrentDictionary<MachineId, long> versions = new();

    /// <summary>An empty ledger.</summary>
    public MemoryLedger()
        : this(new Rows()) { }

    private MemoryLedger(Rows rows) => this.rows = rows;

    /// <summary>Another instance with the same rows, which has read nothing yet.</summary>
    public MemoryLedger OpenAnother() => new(rows);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = rows.All();
        versions = new(all.Select(row => KeyValuePair.Create(row.Entry.Machine, row.Version)));
        return Task.FromResult<IReadOnlyList<LedgerEntry>>([.. all.Select(row => row.Entry)]);
    }

    /// <inheritdoc/>
    public Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var known = versions.GetValueOrDefault(entry.Machine);
        versions[entry.Machine] = rows.TryWrite(entry, known) ?? throw new LedgerConflictException(entry.Machine);
        return Task.CompletedTask;
    }

    private sealed class Rows
    {
        private readonly Lock gate = new();
        private readonly Dictionary<MachineId, (LedgerEntry Entry, long Version)> rows = [];
        private long last;

        public IReadOnlyList<(LedgerEntry Entry, long Version)> All()
        {
            lock (gate)
            {
                return [.. rows.Values];
            }
        }

        // The version of a missing row is 0. Returns null if the caller's version differs from the row's.
        public long? TryWrite(LedgerEntry entry, long known)
        {
            lock (gate)
            {
                if (rows.GetValueOrDefault(entry.Machine).Version != known)
                {
                    return null;
                }

                rows[entry.Machine] = (entry, ++last);
                return last;
            }
        }
    }
}
