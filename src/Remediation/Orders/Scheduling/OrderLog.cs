using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Remediation.Orders.RateLimiting;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// Logs the life of an order. Each message names the order and its machine; none holds a script or what a script said.
/// Steps that every order takes once are Information, polls and waits for a token are Debug.
/// </summary>
internal sealed partial class OrderLog(ILogger logger)
{
    /// <summary>An order goes to the platform.</summary>
    public void LogSent(OrderRun run) => Log.Sent(logger, run.Handle.Name, run.MachineId, run.Order!.Mode, run.Sends);

    /// <summary>A call has to wait for a token of the named limit.</summary>
    public void LogDelayed(OrderRun run, CallRateLimiter limiter, CallKind call, TimeSpan wait, DateTimeOffset now)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var limit = limiter.FindLimit(call, run.Handle.Machine, now);
            Log.Delayed(logger, run.Handle.Name, run.MachineId, call, wait, limit);
        }
    }

    /// <summary>The platform answered a step, and the transition follows from it.</summary>
    public void LogAnswer(OrderRun run, OrderState state, Transition transition)
    {
        switch (run.Step)
        {
            case OrderStep.Poll:
                LogPoll(run, state);
                break;
            case OrderStep.Start when state is OrderState.InProgress:
                Log.Accepted(logger, run.Handle.Name, run.MachineId);
                break;
            case OrderStep.Find when state is OrderState.InProgress:
                Log.Found(logger, run.Handle.Name, run.MachineId);
                break;
            case OrderStep.Start:
            case OrderStep.Find:
                LogRetry(run, state, transition);
                break;
            default:
                throw new UnreachableException($"The step {run.Step} has no order state for an answer.");
        }
    }

    /// <summary>The end of an order was written down.</summary>
    public void LogEnd(OrderRun run)
    {
        switch (run.Last)
        {
            case OrderState.HeldBack { Reason: var reason }:
                Log.Held(logger, run.Handle.Name, run.MachineId, reason.Code.Id);
                break;
            case OrderState.InProgress:
                Log.HandedOver(logger, run.Handle.Name, run.MachineId);
                break;
            case OrderState.Ended or OrderState.Absent or null:
                Log.Ended(logger, run.Handle.Name, run.MachineId, NameState(run.Last), FindReason(run.Last));
                break;
            default:
                throw new UnreachableException($"The order state {run.Last} is no end.");
        }
    }

    /// <summary>A run command was removed, or could not be.</summary>
    /// <param name="run">The order, or the leftover.</param>
    /// <param name="refusal">Why it was not removed; null if it was.</param>
    /// <param name="pause">After which it is tried again; null if it is not.</param>
    public void LogRemoval(OrderRun run, GuestReply.Failed? refusal, TimeSpan? pause)
    {
        if (refusal is null)
        {
            Log.Removed(logger, run.Handle.Name, run.MachineId);
        }
        else if (pause is { } wait)
        {
            LogRetry(run, refusal, wait);
        }
        else
        {
            Log.NotRemoved(logger, run.Handle.Name, run.MachineId, refusal.Reason.Code.Id);
        }
    }

    /// <summary>The end of an order moved the rollout's window.</summary>
    public void LogRollout(OrderRun run, RolloutStatus before, RolloutStatus after)
    {
        if (after.Closed is { } reason && before.Closed is null)
        {
            Log.RolloutStopped(logger, run.Handle.Name, run.MachineId, reason.Code.Id);
        }

        if (after.HasPassedCanary && !before.HasPassedCanary)
        {
            Log.CanaryPassed(logger, run.Handle.Name, run.MachineId);
        }

        if (after.Size > before.Size)
        {
            Log.RolloutGrew(logger, run.Handle.Name, run.MachineId, before.Size, after.Size);
        }
    }

    private void LogPoll(OrderRun run, OrderState state)
    {
        var isAnswer = state is not OrderState.Ended { Reply: GuestReply.Throttled or GuestReply.Unreachable };
        if (isAnswer && !run.HasAnswered)
        {
            run.HasAnswered = true;
            Log.FirstState(logger, run.Handle.Name, run.MachineId, NameState(state));
        }
        else
        {
            Log.Polled(logger, run.Handle.Name, run.MachineId, NameState(state));
        }
    }

    private void LogRetry(OrderRun run, OrderState state, Transition transition)
    {
        if (transition is Transition.Continue next && state is OrderState.Ended { Reply: GuestReply.Failed failed })
        {
            LogRetry(run, failed, next.After);
        }
    }

    private void LogRetry(OrderRun run, GuestReply.Failed failed, TimeSpan wait)
    {
        if (failed is GuestReply.Throttled)
        {
            Log.Throttled(logger, run.Handle.Name, run.MachineId, run.Step, wait);
        }
        else
        {
            Log.Retried(logger, run.Handle.Name, run.MachineId, run.Step, wait, failed.Reason.Code.Id);
        }
    }

    /// <summary>What an order's state is called, in messages and spans.</summary>
    public static string NameState(OrderState? state)
    {
        return state switch
        {
            OrderState.Ended { Reply: var reply } => reply.GetType().Name,
            OrderState.Absent or OrderState.HeldBack or OrderState.InProgress => state.GetType().Name,
            null => "",
            _ => throw new UnreachableException($"The order state {state} has no name."),
        };
    }

    private static string FindReason(OrderState? state) =>
        state is OrderState.Ended { Reply: GuestReply.Failed { Reason: var reason } } ? reason.Code.Id : "";
}
