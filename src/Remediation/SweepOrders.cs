using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Remediation.Fleet;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Orders.Pacing;
using Remediation.Orders.Running;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Safety;
using Remediation.Verdicts;

namespace Remediation;

/// <summary>
/// Carries out a plan: sends what may be sent, judges each machine as its order ends, writes that down, and only then
/// lets the run command be removed. A crash at any moment leaves either an order that the ledger names, which the next
/// sweep reads, or nothing.
/// </summary>
internal sealed class SweepOrders(SweepPorts ports, OrderPace pace, TimeProvider time, ILogger logger, SweepScene scene)
{
    private static readonly Func<ILogger, MachineId, IDisposable?> MachineScope = LoggerMessage.DefineScope<MachineId>(
        "Machine {Machine}"
    );

    private readonly SweepPolicy policy = scene.Run.Policy;
    private readonly KnownReports reports = new();
    private readonly SharedCopies<LikelyCause> sharedCauses = new();
    private readonly SharedCopies<string> sharedTexts = new();
    private readonly ConcurrentDictionary<MachineId, MachineLine> lines = new();
    private readonly Dictionary<MachineId, PlanStep> planned = scene.Plan.Steps.ToDictionary(step => step.Machine.Id);

    // What the ledger holds now.
    private readonly ConcurrentDictionary<MachineId, LedgerEntry> entries = new(
        scene.Ledger.Select(entry => KeyValuePair.Create(entry.Machine, entry))
    );

    /// <summary>Runs the orders of the plan to a line for each of its machines.</summary>
    public async Task<CarriedOut> CarryOutAsync(
        Pacer pacer,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var sent = new List<PlanStep>();
        foreach (var step in scene.Plan.Steps)
        {
            if (OrderGate.Refusal(policy, scene.Plan, step.Decision) is { } refusal)
            {
                await ConcludeAsync(step, null, new OrderOutcome.NotSent(refusal), cancellationToken);
            }
            else
            {
                sent.Add(step);
            }
        }

        // From here on only the runner holds the orders, and lets each go when it is done.
        var done = 0;
        var total = sent.Count;
        progress.Report(new SweepProgress(SweepPhase.RunningOrders, 0, Math.Max(1, total)));
        var hooks = new OrderHooks(
            BeforeStartAsync,
            IsWanted,
            async (order, state, token) =>
            {
                var settlement = await EndedAsync(order, state, token);
                progress.Report(new SweepProgress(SweepPhase.RunningOrders, Interlocked.Increment(ref done), total));
                return settlement;
            }
        );
        var summary = await RunAsync(sent, pacer, hooks, cancellationToken);
        await ForgetAsync(summary.Removed, cancellationToken);
        progress.Report(new SweepProgress(SweepPhase.Judging, 1, 1));
        return new CarriedOut([.. scene.Plan.Steps.Select(step => lines[step.Machine.Id])], summary);
    }

    private bool IsWanted(OrderHandle handle) => EntryOf(handle.Machine.Id)?.OpenOrder == handle.Name;

    private Task<OrderRunSummary> RunAsync(
        IEnumerable<PlanStep> sent,
        Pacer pacer,
        OrderHooks hooks,
        CancellationToken cancellationToken
    )
    {
        List<GuestOrder> orders = [.. sent.Select(step => OrderChoices.OrderFor(step, policy, scene.Run.Id))];
        var leftovers = policy.MayTouch ? Leftovers.Of(scene, orders, pace, time.GetUtcNow()) : [];
        return new OrderRunner(ports.Channel, pace, pacer, time).RunAsync(
            orders.Select(TaskOf),
            leftovers,
            hooks,
            cancellationToken
        );
    }

    // An order that no entry names was never sent: it is written down before it goes.
    private OrderTask TaskOf(GuestOrder order)
    {
        var open = EntryOf(order.Machine.Id) is { } entry && entry.OpenOrder == order.Name ? entry : null;
        return new OrderTask(order, scene.Run.IsResumed || open is not null)
        {
            SentBefore = open?.OpenOrderAt,
            IsRetry = OrderChoices.IsRetry(planned[order.Machine.Id]),
        };
    }

    private async Task<Reason?> BeforeStartAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        if (await KillSwitchAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // Also where an earlier sweep wrote the same: its order may never have gone, and this one's age counts from
        // now.
        if (order.Mode != GuestMode.Inspect)
        {
            await WriteAsync(LedgerRules.Before(StepOf(order), order.Name, time.GetUtcNow()), cancellationToken);
        }

        return null;
    }

    private async Task<Reason?> KillSwitchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ports.KillSwitch.IsOnAsync(cancellationToken) ? (Reason)ReasonCodes.KillSwitchOn : null;
        }
        catch (StateUnavailableException unavailable)
        {
            return new Reason(ReasonCodes.KillSwitchUnreadable, unavailable.Message);
        }
    }

    private async Task<Settlement> EndedAsync(GuestOrder order, OrderState state, CancellationToken cancellationToken)
    {
        var outcome = Outcomes.Of(order, state, policy.Baseline, reports);
        var verdict = await ConcludeAsync(StepOf(order), order, outcome, cancellationToken);
        // An order that may be running now is left alone: deleting it would stop the script in the middle.
        var isOver = outcome is OrderOutcome.Read or OrderOutcome.NoAnswer { End: not OrderEnd.Unsettled };
        return new Settlement(OrderChoices.EffectOf(planned[order.Machine.Id], outcome, verdict.Kind), isOver);
    }

    private async Task<Verdict> ConcludeAsync(
        PlanStep step,
        GuestOrder? order,
        OrderOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        using var logged = MachineScope(logger, step.Machine.Id);
        var evidence = new Evidence(outcome, scene.Traffic.GetValueOrDefault(step.Machine.Id));
        var verdict = new Judge(policy, time.GetUtcNow(), scene.Run.ResumedId).Decide(step, evidence);
        if (
            LedgerRules.After(
                step,
                evidence,
                new Conclusion(scene.Run.Id, verdict),
                order?.Name ?? "",
                time.GetUtcNow()
            ) is
            { } entry
        )
        {
            await WriteAsync(entry with { RepairSummary = sharedTexts.Of(entry.RepairSummary) }, cancellationToken);
        }

        SweepLog.Judged(logger, scene.Run, step, verdict);
        var facts = (outcome as OrderOutcome.Read)?.Report;
        // Of the plan's time, or a machine that it accused could be called too little of a suspect a minute later.
        LikelyCause[] causes = [.. Causes.Of(step.Suspect, facts, policy, scene.PlannedAt).Select(sharedCauses.Of)];
        lines[step.Machine.Id] = new MachineLine(
            planned[step.Machine.Id],
            verdict,
            order?.Name ?? "",
            facts,
            evidence.Traffic
        )
        {
            Causes = causes,
        };
        return verdict;
    }

    private LedgerEntry? EntryOf(MachineId machine) => entries.GetValueOrDefault(machine);

    // The plan's step, with the entry as it is now.
    private PlanStep StepOf(GuestOrder order)
    {
        var step = planned[order.Machine.Id];
        return step with { Suspect = step.Suspect with { Entry = EntryOf(order.Machine.Id) } };
    }

    private async Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ports.Ledger.WriteAsync(entry, cancellationToken);
        entries[entry.Machine] = entry;
    }

    // Open orders that were withdrawn as leftovers are open no more.
    private async Task ForgetAsync(IReadOnlyList<OrderHandle> removed, CancellationToken cancellationToken)
    {
        foreach (var handle in removed)
        {
            if (EntryOf(handle.Machine.Id) is { } entry && entry.OpenOrder == handle.Name)
            {
                await WriteAsync(entry with { OpenOrder = "", OpenOrderAt = null }, cancellationToken);
            }
        }
    }
}
