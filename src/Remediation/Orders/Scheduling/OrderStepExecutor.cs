using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>Executes one step of one order.</summary>
internal sealed class OrderStepExecutor(
    IRunCommandChannel channel,
    OrderExecutionOptions pace,
    OrderCallbacks hooks,
    OrderLog log,
    TimeProvider time
)
{
    public async Task<StepResult> ExecuteAsync(OrderRun run, CancellationToken cancellationToken)
    {
        switch (run.Step)
        {
            case OrderStep.Find or OrderStep.Poll:
                return new StepResult.StateReceived(await channel.AskAsync(run.Order!, cancellationToken));
            case OrderStep.Start:
                return new StepResult.StateReceived(await StartAsync(run, run.Order!, cancellationToken));
            case OrderStep.CleanUp:
                return new StepResult.Listed(await channel.ListAsync(run.Handle.Machine, cancellationToken));
            case OrderStep.Settle:
                return new StepResult.Settled(await hooks.Ended(run.Order!, run.Last!, cancellationToken));
            case OrderStep.Withdraw or OrderStep.Remove:
                return new StepResult.Removed(await channel.DeleteAsync(run.Handle, cancellationToken));
            default:
                throw new UnreachableException($"Nothing is known to do for the step {run.Step}.");
        }
    }

    private async Task<OrderState> StartAsync(OrderRun run, GuestOrder order, CancellationToken cancellationToken)
    {
        if (await hooks.BeforeStart(order, cancellationToken) is { } refusal)
        {
            return new OrderState.HeldBack(refusal);
        }

        // The time is checked again because other orders were sent since the plan was made.
        if (order.NotAfter < time.GetUtcNow())
        {
            var detail = $"It was to be sent until {order.NotAfter:yyyy-MM-dd HH:mm} UTC.";
            return new OrderState.Ended(new GuestReply.Rejected(new Reason(ReasonCodes.RestartWindowMissed, detail)));
        }

        run.Sends++;
        log.LogSent(run);
        return await channel.StartAsync(order, pace.ScriptTimeout, cancellationToken);
    }
}
