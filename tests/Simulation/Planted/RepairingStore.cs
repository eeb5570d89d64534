using Remediation.Policies;
using Remediation.Sweeps;

namespace Simulation.Tests.Planted;

/// <summary>Remembers every request as one to repair.</summary>
internal sealed class RepairingStore(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryAddAsync(record with { Request = record.Request with { Mode = SweepMode.Repair } }, cancellationToken);
}
