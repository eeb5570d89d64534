using Lab.State;
using Remediation.Reporting;
using Remediation.Safety;
using Remediation.Sweeps;
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

/// <summary>One process's way to the report archive. Published twice, a report replaces itself.</summary>
internal sealed class SimulatedSink(Wire wire) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        wire.StateAsync(
            $"publishing {report.SweepId}",
            () =>
            {
                wire.World.Counts.Add(report);
                wire.World.Say(new Happening.Published(wire.Process, report));
                return true;
            },
            cancellationToken
        );
}
