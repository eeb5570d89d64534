using Remediation.Sweeps;

namespace Simulation.Tests.Planted;

/// <summary>Forwards every call; a planted bug overrides one.</summary>
internal abstract class PassingStore(ISweepStore store) : ISweepStore
{
    public virtual Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        store.TryAddAsync(record, cancellationToken);

    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken) =>
        store.ListAsync(most, cancellationToken);

    public virtual Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken) =>
        store.TryReplaceAsync(record, cancellationToken);

    public Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken) =>
        store.TryRemoveAsync(record, cancellationToken);
}
