using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Safety;
using Remediation.Sweeps;

namespace Simulation.Tests.Planted;

/// <summary>Remembers nothing.</summary>
internal sealed class ForgetfulLedger(ILedger ledger) : ILedger
{
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        await ledger.ReadAsync(cancellationToken);
        return [];
    }

    public Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        ledger.WriteAsync(entry, cancellationToken);
}

/// <summary>Nobody reads the switch.</summary>
internal sealed class DeadKillSwitch : IKillSwitch
{
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => Task.FromResult(false);
}

/// <summary>Says that no machine has tags.</summary>
internal sealed class TaglessInventory(IInventory inventory) : IInventory
{
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await inventory.ReadAsync(cancellationToken);
        return snapshot with
        {
            Machines = [.. snapshot.Machines.Select(machine => machine with { Tags = TagSet.None })],
        };
    }
}

/// <summary>Knows one of several machines of a name.</summary>
internal sealed class TwinlessInventory(IInventory inventory) : IInventory
{
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await inventory.ReadAsync(cancellationToken);
        return snapshot with { Machines = [.. snapshot.Machines.DistinctBy(machine => machine.ComputerName)] };
    }
}

/// <summary>Sees no modern traffic.</summary>
internal sealed class GloomyLog(IConnectionLog log) : IConnectionLog
{
    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken) =>
        log.FindLegacyAsync(window, cancellationToken);

    public Task<IReadOnlyList<AddressSighting>> ReadSightingsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    ) => log.ReadSightingsAsync(addresses, window, cancellationToken);

    public async Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await log.ReadTrafficAsync(questions, cancellationToken)).Select(traffic =>
                traffic with
                {
                    ModernHits = 0,
                }
            ),
        ];
}

/// <summary>Publishes all but the last machine.</summary>
internal sealed class LosingSink(IReportSink sink) : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        sink.PublishAsync(report with { Machines = [.. report.Machines.SkipLast(1)] }, cancellationToken);
}

/// <summary>Throws what nobody expects.</summary>
internal sealed class BrokenSink : IReportSink
{
    public Task PublishAsync(SweepReport report, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("planted");
}

/// <summary>Hands everything on; a bug changes one thing.</summary>
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

/// <summary>Forgets that a run was to be dry.</summary>
internal sealed class WettedStore(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryAddAsync(record with { Request = record.Request with { DryRun = false } }, cancellationToken);
}

/// <summary>Remembers every request as one to repair.</summary>
internal sealed class RepairingStore(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryAddAsync(record with { Request = record.Request with { Mode = SweepMode.Repair } }, cancellationToken);
}

/// <summary>Never lets a sweep be finished.</summary>
internal sealed class ForeverRunning(ISweepStore store) : PassingStore(store)
{
    public override Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken) =>
        base.TryReplaceAsync(
            record.State == SweepState.Finished ? record with { State = SweepState.Running } : record,
            cancellationToken
        );
}
