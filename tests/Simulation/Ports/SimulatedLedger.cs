using Hosting.State;
using Remediation.Ledger;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>One process's way to the ledger; its picture dies with it, the rows do not.</summary>
internal sealed class SimulatedLedger(MemoryLedger rows, Wire wire) : ILedger
{
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken) =>
        await await wire.StateAsync(
            "reading the ledger",
            () => rows.ReadAsync(CancellationToken.None),
            cancellationToken
        );

    public async Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        await await wire.StateAsync($"writing {entry.Machine.Name}", () => WriteAsync(entry), cancellationToken);

    private async Task<bool> WriteAsync(LedgerEntry entry)
    {
        await rows.WriteAsync(entry, CancellationToken.None);
        wire.World.Say(new Happening.LedgerWritten(wire.Process, entry));
        return true;
    }
}
