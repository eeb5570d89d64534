using Remediation.Sweeps;

namespace Simulation.Tests.Planted;

/// <summary>Forgets that a run was to be dry.</summary>
internal sealed class WettedStore(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryAddAsync(record with { Request = record.Request with { DryRun = false } }, cancellationToken);
}
