using Microsoft.Extensions.Logging;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Orders.Scheduling;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Telemetry;

namespace Remediation.Execution;

/// <summary>
/// Executes a plan: sends the allowed orders, records the end of each, and only then removes its run command. After a
/// crash at any moment, the ledger names every writing order that was sent and not recorded, and the next sweep reads
/// it.
/// </summary>
internal sealed partial class PlanExecutor(
    SweepPorts ports,
    OrderExecutionOptions pace,
    TimeProvider time,
    ILogger logger,
    SweepInputs scene
)
{
    private readonly SweepPolicy policy = scene.Run.Policy;
    private readonly OutcomeRecorder recorder = new(ports.Ledger, time, logger, scene);

    /// <summary>Runs the orders of the plan; the result has one line for each of its machines.</summary>
    public async Task<PlanExecution> ExecuteAsync(
        CallRateLimiter pacer,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var allowed = await RecordHeldAsync(cancellationToken);
        var summary = await RunAsync(allowed, pacer, progress, cancellationToken);
        await recorder.CloseRemovedAsync(summary.Removed, cancellationToken);
        progress.Report(new SweepProgress(SweepPhase.Judging, 1, 1));
        return new PlanExecution(recorder.ListLines(), summary);
    }

    // Records the steps whose order may not be sent, and returns the other steps.
    private async Task<List<PlanStep>> RecordHeldAsync(CancellationToken cancellationToken)
    {
        var allowed = new List<PlanStep>();
        foreach (var step in scene.Plan.Steps)
        {
            if (OrderGate.FindRefusal(policy, scene.Plan, step.Decision) is { } refusal)
            {
                LogCap(step);
                await recorder.RecordHeldAsync(step, refusal, cancellationToken);
            }
            else
            {
                allowed.Add(step);
            }
        }

        return allowed;
    }

    // A capped machine has no order, so its message names none.
    private void LogCap(PlanStep step)
    {
        if (step.Decision is Decision.Refuse { Reason: var reason } && reason.Code == ReasonCodes.CapExceeded)
        {
            Log.Capped(logger, step.Machine.Id, reason.Code.Id);
        }
    }

    // Not async, so that only the runner holds the orders, which it lets go one by one.
    private Task<OrderRunSummary> RunAsync(
        List<PlanStep> allowed,
        CallRateLimiter pacer,
        IProgress<SweepProgress> progress,
        CancellationToken cancellationToken
    )
    {
        List<GuestOrder> orders = [.. allowed.Select(step => OrderFactory.Create(step, policy, scene.Run.Id))];
        var orphans = policy.MayTouch ? OrphanedOrders.Find(scene, orders, pace, time.GetUtcNow()) : [];
        var hooks = CreateHooks(progress, orders.Count);
        var runner = new OrderRunner(ports.Channel, pace, pacer, time, logger);
        return runner.RunAsync(orders.Select(CreateTask), orphans, hooks, cancellationToken);
    }

    private OrderCallbacks CreateHooks(IProgress<SweepProgress> progress, int total)
    {
        var done = 0;
        progress.Report(new SweepProgress(SweepPhase.RunningOrders, 0, Math.Max(1, total)));
        return new OrderCallbacks(
            OnStartingAsync,
            handle => recorder.FindOpenEntry(handle) is not null,
            async (order, state, token) =>
            {
                var settlement = await recorder.RecordEndAsync(order, state, token);
                progress.Report(new SweepProgress(SweepPhase.RunningOrders, Interlocked.Increment(ref done), total));
                return settlement;
            }
        );
    }

    private OrderTask CreateTask(GuestOrder order)
    {
        var entry = recorder.FindOpenEntry(order.Handle);
        return new OrderTask(order, scene.Run.IsResumed || entry is not null)
        {
            SentBefore = entry?.OpenOrderAt,
            IsRetry = recorder.IsRetry(order),
        };
    }

    private async Task<Reason?> OnStartingAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        if (await KillSwitchAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // The start is recorded again if an earlier sweep recorded the same order: that order may never have been sent,
        // so its age is counted from now.
        if (order.Mode != GuestMode.Inspect)
        {
            await recorder.RecordStartAsync(order, cancellationToken);
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

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.RepairCapped,
            LogLevel.Information,
            "Machine {Machine} is held: the plan has more repairs than the cap allows, reason {Reason}"
        )]
        public static partial void Capped(ILogger logger, MachineId machine, string reason);
    }
}
