using Hosting.State;
using Remediation.Sweeps;

namespace Simulation.Tests.Ports;

/// <summary>One process's way to the records of sweeps.</summary>
internal sealed class SimulatedStore(MemorySweepStore rows, Wire wire) : ISweepStore
{
    public async Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "adding a record",
            () => rows.TryAddAsync(record, CancellationToken.None),
            cancellationToken
        );

    public async Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "finding a record",
            () => rows.FindAsync(id, CancellationToken.None),
            cancellationToken
        );

    public async Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "listing records",
            () => rows.ListAsync(most, CancellationToken.None),
            cancellationToken
        );

    public async Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "replacing a record",
            () => rows.TryReplaceAsync(record, CancellationToken.None),
            cancellationToken
        );

    public async Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "removing a record",
            () => rows.TryRemoveAsync(record, CancellationToken.None),
            cancellationToken
        );
}
