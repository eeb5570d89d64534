using Microsoft.Extensions.Logging;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Sweeps;

/// <summary>
/// Runs one sweep: rows, findings, machines, plan, orders, replies, reports, verdicts. A sweep reads logs and inventory
/// anew each time and contains no rules; the rules are in the modules that it calls.
/// </summary>
public sealed class Sweep(
    SweepPorts ports,
    OrderExecutionOptions pace,
    CallRateLimiter pacer,
    TimeProvider time,
    ILogger<Sweep> logger
)
{
    /// <summary>Runs a sweep to its report.</summary>
    /// <param name="run">The requested sweep.</param>
    /// <param name="progress">Receives the progress; may be called from any thread.</param>
    /// <param name="cancellationToken">
    /// Ends the sweep without a report; the next sweep finds the orders that were sent.
    /// </param>
    public async Task<SweepReport> RunAsync(
        SweepRun run,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var policy = run.Policy;
        var startedAt = time.GetUtcNow();
        using var span = Tracing.StartSweep(run.Id, policy.Mode.ToString(), time);
        SweepLog.LogStarted(logger, run.Id, policy.Mode);
        progress.Report(new SweepProgress(SweepPhase.ReadingLogs, 0, 1));
        var window = new LogWindow(startedAt - policy.LookBack, startedAt);
        var (findings, sources) = await Tracing.RunPhaseAsync(
            "tls.read_logs",
            time,
            () => ReadFindingsAsync(window, cancellationToken)
        );
        SweepLog.LogSources(logger, run.Id, sources);

        progress.Report(new SweepProgress(SweepPhase.ReadingInventory, 0, 1));
        var (inventory, observations) = await Tracing.RunPhaseAsync(
            "tls.read_inventory",
            time,
            () => ReadMachinesAsync(findings, window, cancellationToken)
        );
        var matcher = new MachineMatcher(inventory, observations);
        var attributions = findings.Findings.Select(matcher.Match).ToList();
        SweepLog.LogAttributions(logger, run.Id, attributions);

        var inputs = await Tracing.RunPhaseAsync(
            "tls.plan",
            time,
            () => PlanAsync(run, inventory, attributions, startedAt, cancellationToken)
        );
        var orders = new PlanExecutor(ports, pace, time, logger, inputs);
        var carriedOut = await Tracing.RunPhaseAsync(
            "tls.run_orders",
            time,
            () => orders.ExecuteAsync(pacer, progress, cancellationToken)
        );

        var report = new SweepReport
        {
            SweepId = run.Id,
            Mode = policy.Mode,
            BaselineId = policy.Baseline.Id,
            StartedAt = startedAt,
            EndedAt = time.GetUtcNow(),
            Window = window,
            Outcome = SweepOutcomeEvaluator.Evaluate(sources, inventory, findings),
            Sources = [.. sources.OrderBy(source => source.Source, StringComparer.Ordinal)],
            InventoryMachines = inventory.Machines.Count,
            InventoryIncomplete = inventory.Incomplete,
            Findings = findings,
            Unattributed = [.. attributions.OfType<Attribution.Unattributed>()],
            Attributed = attributions.OfType<Attribution.Attributed>().Count(),
            PlanId = inputs.Plan.Id,
            Machines = carriedOut.Lines,
            Vanished = FindVanished(inputs.Ledger, inventory),
            Calls = carriedOut.Summary.Calls,
            OrphansRemoved = carriedOut.Summary.Removed.Count,
        };
        Conservation.Check(report, inputs.Plan);
        await Tracing.RunPhaseAsync("tls.publish", time, () => PublishAsync(report, cancellationToken));
        span?.Outcome = report.Outcome.ToString();
        SweepLog.LogEnded(logger, run.Id, report.Outcome, report.Machines.Count);
        return report;
    }

    // The rows are not kept: a large fleet has many, and the findings contain everything that is needed.
    private async Task<(FindingSet Findings, IReadOnlyList<SourceHealth> Sources)> ReadFindingsAsync(
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var answer = await ports.Log.FindLegacyAsync(window, cancellationToken);
        return (FindingReader.Read(answer.Rows), answer.Sources);
    }

    private async Task<(InventorySnapshot, IReadOnlyList<AddressObservation>)> ReadMachinesAsync(
        FindingSet findings,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        var inventory = await ports.Inventory.ReadAsync(cancellationToken);
        return (inventory, await ReadAddressObservationsAsync(findings, window, cancellationToken));
    }

    private async Task<SweepInputs> PlanAsync(
        SweepRun run,
        InventorySnapshot inventory,
        IReadOnlyList<Attribution> attributions,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ledger = await ports.Ledger.ReadAsync(cancellationToken);
        var plan = Planner.Plan(
            new PlanInput(inventory, attributions, ledger, run.Policy, now) { ResumedSweepId = run.ResumedId }
        );
        var traffic = await ReadTrafficAsync(plan, at => run.Policy.GetWatchStart(at, now), cancellationToken);
        return new SweepInputs(run, plan, ledger, inventory, traffic, now);
    }

    private async Task<SweepReport> PublishAsync(SweepReport report, CancellationToken cancellationToken)
    {
        await ports.Sink.PublishAsync(report, cancellationToken);
        return report;
    }

    // Only addresses that are all that a finding has.
    private async Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        FindingSet findings,
        LogWindow window,
        CancellationToken cancellationToken
    )
    {
        string[] addresses =
        [
            .. findings
                .Findings.Select(finding => finding.Caller)
                .Where(caller => caller is { IsServerSide: false, ResourceId: "", Address.Length: > 0 })
                .Select(caller => caller.Address)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return addresses.Length == 0
            ? []
            : await ports.Log.ReadAddressObservationsAsync(addresses, window, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<MachineId, MachineTraffic>> ReadTrafficAsync(
        Plan plan,
        Func<DateTimeOffset, DateTimeOffset> since,
        CancellationToken cancellationToken
    )
    {
        TrafficQuery[] questions =
        [
            .. plan
                .Steps.Where(step => step is { Decision: Decision.Confirm, Subject.Entry.RestartSeenAt: not null })
                .Select(step => new TrafficQuery(step.Machine, since(step.Subject.Entry!.RestartSeenAt!.Value))),
        ];
        var answers = questions.Length == 0 ? [] : await ports.Log.ReadTrafficAsync(questions, cancellationToken);
        return answers.ToDictionary(answer => answer.Machine);
    }

    private static MachineId[] FindVanished(IEnumerable<LedgerEntry> ledger, InventorySnapshot inventory)
    {
        return
        [
            .. ledger
                .Where(entry => entry.IsOpen)
                .Select(entry => entry.Machine)
                .Except(inventory.Machines.Select(machine => machine.Id))
                .OrderBy(id => id.Value, StringComparer.Ordinal),
        ];
    }
}
