using Microsoft.Extensions.Logging;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Safety;
using Remediation.Verdicts;

namespace Remediation;

/// <summary>The ports that a sweep works through.</summary>
/// <param name="Log">The logs.</param>
/// <param name="Inventory">The machines.</param>
/// <param name="Channel">The way into a machine.</param>
/// <param name="Ledger">The memory between sweeps.</param>
/// <param name="Sink">Where the report goes.</param>
public sealed record SweepPorts(
    IConnectionLog Log, IInventory Inventory, IRunCommandChannel Channel, ILedger Ledger, IReportSink Sink);

/// <summary>
/// Conducts one pass: rows, findings, machines, plan, orders, replies, reports, verdicts. It re-observes the world each time and decides nothing
/// itself; the rules are in the rooms.
/// </summary>
public sealed partial class Sweep(SweepPorts ports, OrderPace pace, TimeProvider time, ILogger<Sweep> logger)
{
    private static readonly Func<ILogger, MachineId, IDisposable?> MachineScope = LoggerMessage.DefineScope<MachineId>("Machine {Machine}");

    /// <summary>Runs a sweep to its report.</summary>
    /// <param name="sweepId">The sweep's id; the same id after a crash finds its own orders again.</param>
    /// <param name="policy">The operator's choices.</param>
    /// <param name="progress">Told how far it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the sweep without a report; orders already sent are found by the next one.</param>
    public async Task<SweepReport> RunAsync(
        string sweepId, SweepPolicy policy, IProgress<SweepProgress> progress, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        LogStarted(logger, sweepId, policy.Mode);
        progress.Report(new SweepProgress(SweepPhase.ReadingLogs, 0, 1));
        var window = new LogWindow(startedAt - policy.LookBack, startedAt);
        var answer = await ports.Log.FindLegacyAsync(window, cancellationToken);
        var findings = FindingReader.Read(answer.Rows);

        progress.Report(new SweepProgress(SweepPhase.ReadingInventory, 0, 1));
        var inventory = await ports.Inventory.ReadAsync(cancellationToken);
        var matcher = new MachineMatcher(inventory, await ReadSightingsAsync(findings, window, cancellationToken));
        var attributions = findings.Findings.Select(matcher.Match).ToList();

        var ledger = await ports.Ledger.ReadAsync(cancellationToken);
        var plan = Planner.Plan(new PlanInput(inventory, attributions, ledger, policy, startedAt));
        var lines = await CarryOutAsync(sweepId, plan, policy, startedAt, progress, cancellationToken);

        var report = new SweepReport
        {
            SweepId = sweepId,
            Mode = policy.Mode,
            BaselineId = policy.Baseline.Id,
            StartedAt = startedAt,
            EndedAt = time.GetUtcNow(),
            Window = window,
            Outcome = Claims.Of(answer.Sources, inventory, findings),
            Sources = [.. answer.Sources.OrderBy(source => source.Source, StringComparer.Ordinal)],
            InventoryMachines = inventory.Machines.Count,
            InventoryIncomplete = inventory.Incomplete,
            Findings = findings,
            Unattributed = [.. attributions.OfType<Attribution.Unattributed>()],
            Attributed = attributions.OfType<Attribution.Attributed>().Count(),
            PlanId = plan.Id,
            Machines = lines,
            Vanished = Vanished(ledger, inventory),
        };
        Conservation.Check(report, plan);
        await ports.Sink.PublishAsync(report, cancellationToken);
        LogEnded(logger, sweepId, report.Outcome, lines.Count);
        return report;
    }

    private async Task<IReadOnlyList<MachineLine>> CarryOutAsync(
        string sweepId, Plan plan, SweepPolicy policy, DateTimeOffset plannedAt, IProgress<SweepProgress> progress,
        CancellationToken cancellationToken)
    {
        var orders = plan.Steps.Where(step => OrderGate.Refusal(policy, plan, step.Decision) is null)
            .ToDictionary(step => step.Machine.Id, step => OrderFor(step, policy, sweepId));
        var done = 0;
        progress.Report(new SweepProgress(SweepPhase.RunningOrders, 0, Math.Max(1, orders.Count)));
        var runner = new OrderRunner(ports.Channel, pace, time);
        var states = await runner.RunAsync(orders.Values,
            _ => progress.Report(new SweepProgress(SweepPhase.RunningOrders, Interlocked.Increment(ref done), orders.Count)), cancellationToken);
        var traffic = await ReadTrafficAsync(plan, cancellationToken);

        progress.Report(new SweepProgress(SweepPhase.Judging, 0, 1));
        var judge = new Judge(policy, time.GetUtcNow());
        var lines = new List<MachineLine>();
        foreach (var step in plan.Steps)
        {
            var order = orders.GetValueOrDefault(step.Machine.Id);
            var outcome = order is null
                ? new OrderOutcome.NotSent(OrderGate.Refusal(policy, plan, step.Decision)!)
                : Outcomes.Of(order, states[order.Name], policy.Baseline);
            var evidence = new Evidence(outcome, traffic.GetValueOrDefault(step.Machine.Id));
            // Of the plan's time, or a machine that it accused could be called too little of a suspect a minute later.
            var causes = Causes.Of(step.Suspect, (outcome as OrderOutcome.Read)?.Report, policy, plannedAt);
            lines.Add(await ConcludeAsync(step, order, evidence, judge, causes, cancellationToken));
        }

        return lines;
    }

    // The verdict is written down before the order is deleted: a crash between the two leaves an order that the next sweep reads again.
    private async Task<MachineLine> ConcludeAsync(
        PlanStep step, GuestOrder? order, Evidence evidence, Judge judge, IReadOnlyList<LikelyCause> causes, CancellationToken cancellationToken)
    {
        using var scope = MachineScope(logger, step.Machine.Id);
        var verdict = judge.Decide(step, evidence);
        if (LedgerRules.After(step, evidence, verdict, order?.Name ?? "", time.GetUtcNow()) is { } entry)
        {
            await ports.Ledger.WriteAsync(entry, cancellationToken);
        }

        // An order that may be running now is left alone: deleting it would stop the script in the middle.
        if (order is not null && evidence.Outcome is OrderOutcome.Read or OrderOutcome.NoAnswer { End: not OrderEnd.Unsettled })
        {
            await ports.Channel.DeleteAsync(order.Handle, cancellationToken);
        }

        LogVerdict(logger, step.Machine.Id, step.Decision.Name, verdict.Kind, verdict.Reason.Code.Id);
        var facts = (evidence.Outcome as OrderOutcome.Read)?.Report;
        var story = Storyteller.Tell(step, verdict, facts, causes);
        return new MachineLine(step, verdict, order?.Name ?? "", facts, evidence.Traffic, story) { Causes = causes };
    }

    private static GuestOrder OrderFor(PlanStep step, SweepPolicy policy, string sweepId) => (step.Decision, policy.Restart) switch
    {
        (Decision.Repair repair, _) => GuestOrder.Repair(step.Machine, policy.Baseline, repair.Attempt),
        (Decision.Restart restart, RestartPolicy.Within within) =>
            GuestOrder.Restart(step.Machine, policy.Baseline, restart.Attempt, within.Notice, restart.NotAfter),
        _ => GuestOrder.Inspect(step.Machine, policy.Baseline, sweepId, policy.Probe),
    };

    // Only addresses that are all that a finding has.
    private async Task<IReadOnlyList<AddressSighting>> ReadSightingsAsync(FindingSet findings, LogWindow window, CancellationToken cancellationToken)
    {
        string[] addresses = [.. findings.Findings.Select(finding => finding.Caller)
            .Where(caller => caller is { IsServerSide: false, ResourceId: "", Address.Length: > 0 })
            .Select(caller => caller.Address).Distinct().Order(StringComparer.Ordinal)];
        return addresses.Length == 0 ? [] : await ports.Log.ReadSightingsAsync(addresses, window, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<MachineId, MachineTraffic>> ReadTrafficAsync(Plan plan, CancellationToken cancellationToken)
    {
        TrafficQuestion[] questions = [.. plan.Steps
            .Where(step => step is { Decision: Decision.Confirm, Suspect.Entry.RestartSeenAt: not null })
            .Select(step => new TrafficQuestion(step.Machine, step.Suspect.Entry!.RestartSeenAt!.Value))];
        var answers = questions.Length == 0 ? [] : await ports.Log.ReadTrafficAsync(questions, cancellationToken);
        return answers.ToDictionary(answer => answer.Machine);
    }

    private static MachineId[] Vanished(IEnumerable<LedgerEntry> ledger, InventorySnapshot inventory) =>
        [.. ledger.Where(entry => entry.IsOpen).Select(entry => entry.Machine)
            .Except(inventory.Machines.Select(machine => machine.Id)).OrderBy(id => id.Value, StringComparer.Ordinal)];

    [LoggerMessage(100, LogLevel.Information, "Sweep {SweepId} starts in mode {Mode}")]
    private static partial void LogStarted(ILogger logger, string sweepId, SweepMode mode);

    [LoggerMessage(101, LogLevel.Information, "Machine {Machine}: decision {Decision}, verdict {Verdict}, reason {Reason}")]
    private static partial void LogVerdict(ILogger logger, MachineId machine, string decision, VerdictKind verdict, string reason);

    [LoggerMessage(102, LogLevel.Information, "Sweep {SweepId} ends: {Outcome}, {Machines} machines")]
    private static partial void LogEnded(ILogger logger, string sweepId, SweepOutcome outcome, int machines);
}
