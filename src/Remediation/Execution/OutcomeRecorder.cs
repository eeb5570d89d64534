using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Remediation.Collections;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.Scheduling;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Verdicts;

namespace Remediation.Execution;

/// <summary>
/// Evaluates each machine when its order ends, and makes the verdict durable. The recorder holds the current ledger
/// entries.
/// </summary>
internal sealed class OutcomeRecorder(ILedger ledger, TimeProvider time, ILogger logger, SweepInputs scene)
{
    private static readonly Func<ILogger, MachineId, IDisposable?> MachineScope = LoggerMessage.DefineScope<MachineId>(
        "Machine {Machine}"
    );

    private readonly SweepPolicy policy = scene.Run.Policy;
    private readonly GuestReportPool reports = new();
    private readonly InternPool<LikelyCause> sharedCauses = new();
    private readonly InternPool<string> sharedTexts = new();
    private readonly ConcurrentDictionary<MachineId, MachineLine> lines = new();
    private readonly Dictionary<MachineId, PlanStep> planned = scene.Plan.Steps.ToDictionary(step => step.Machine.Id);

    private readonly ConcurrentDictionary<MachineId, LedgerEntry> entries = new(
        scene.Ledger.Select(entry => KeyValuePair.Create(entry.Machine, entry))
    );

    /// <summary>A line for each machine of the plan, in the plan's order, once all are recorded.</summary>
    public IReadOnlyList<MachineLine> ListLines() => [.. scene.Plan.Steps.Select(step => lines[step.Machine.Id])];

    /// <summary>The machine's current ledger entry; null if the entry does not name this order as open.</summary>
    public LedgerEntry? FindOpenEntry(OrderHandle handle)
    {
        var entry = FindEntry(handle.Machine.Id);
        return entry?.OpenOrder == handle.Name ? entry : null;
    }

    /// <summary>True if an earlier attempt on the order's machine failed.</summary>
    public bool IsRetry(GuestOrder order) => OrderFactory.IsRetry(planned[order.Machine.Id]);

    /// <summary>
    /// Records in the ledger that an order is about to be sent. An order that no ledger entry names was never sent.
    /// </summary>
    public Task RecordStartAsync(GuestOrder order, CancellationToken cancellationToken) =>
        WriteAsync(LedgerRules.RecordSend(FindStep(order), order.Name, time.GetUtcNow()), cancellationToken);

    /// <summary>Records a machine of the plan whose order may not be sent.</summary>
    public Task RecordHeldAsync(
        PlanStep step,
        Remediation.Reasons.Reason refusal,
        CancellationToken cancellationToken
    ) => RecordAsync(step, null, new OrderOutcome.NotSent(refusal), cancellationToken);

    /// <summary>Records the end of an order; it is durable when this returns.</summary>
    public async Task<Settlement> RecordEndAsync(
        GuestOrder order,
        OrderState state,
        CancellationToken cancellationToken
    )
    {
        var outcome = OrderOutcomeReader.Read(order, state, policy.Baseline, reports);
        var verdict = await RecordAsync(FindStep(order), order, outcome, cancellationToken);
        // A run command whose script may still be running is kept, because removing it would stop the script in the
        // middle.
        var isOver = outcome is OrderOutcome.Read or OrderOutcome.NoAnswer { End: not OrderEnd.Unsettled };
        return new Settlement(OrderFactory.Evaluate(planned[order.Machine.Id], outcome, verdict.Kind), isOver);
    }

    /// <summary>Closes open orders in the ledger whose run commands were removed.</summary>
    public async Task CloseRemovedAsync(IReadOnlyList<OrderHandle> removed, CancellationToken cancellationToken)
    {
        foreach (var handle in removed)
        {
            if (FindOpenEntry(handle) is { } entry)
            {
                await WriteAsync(entry with { OpenOrder = "", OpenOrderAt = null }, cancellationToken);
            }
        }
    }

    private async Task<Verdict> RecordAsync(
        PlanStep step,
        GuestOrder? order,
        OrderOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        using var logged = MachineScope(logger, step.Machine.Id);
        var orderName = order?.Name ?? "";
        var evidence = new Evidence(outcome, scene.Traffic.GetValueOrDefault(step.Machine.Id));
        var judge = new VerdictEvaluator(policy, time.GetUtcNow(), scene.Run.ResumedId);
        var verdict = judge.Evaluate(step, evidence);
        var conclusion = new Conclusion(scene.Run.Id, verdict);
        if (LedgerRules.RecordConclusion(step, evidence, conclusion, orderName, time.GetUtcNow()) is { } entry)
        {
            await WriteAsync(entry with { RepairSummary = sharedTexts.Intern(entry.RepairSummary) }, cancellationToken);
        }

        SweepLog.LogVerdict(logger, scene.Run, step, verdict);
        var report = (outcome as OrderOutcome.Read)?.Report;
        lines[step.Machine.Id] = new MachineLine(planned[step.Machine.Id], verdict, orderName, report, evidence.Traffic)
        {
            Causes = FindCauses(step.Subject, report),
        };
        return verdict;
    }

    // The causes are evaluated at the time of the plan, because a finding may be too old to count a minute later.
    private LikelyCause[] FindCauses(PlanSubject suspect, GuestReport? report) =>
        [.. CauseEvaluator.Evaluate(suspect, report, policy, scene.PlannedAt).Select(sharedCauses.Intern)];

    private LedgerEntry? FindEntry(MachineId machine) => entries.GetValueOrDefault(machine);

    // The plan's step, with the ledger's entry as it is now.
    private PlanStep FindStep(GuestOrder order)
    {
        var step = planned[order.Machine.Id];
        return step with { Subject = step.Subject with { Entry = FindEntry(order.Machine.Id) } };
    }

    private async Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(entry, cancellationToken);
        entries[entry.Machine] = entry;
    }
}
