using Remediation.Sweeps;

namespace Simulation.Tests.Planted;

/// <summary>Never lets a sweep be finished.</summary>
internal sealed class ForeverRunning(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryReplaceAsync(
            record.State == SweepState.Finished ? record with { State = SweepState.Running } : record,
            cancellationToken
        );
}
