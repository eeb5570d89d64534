using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>What a step brought. A closed hierarchy.</summary>
internal abstract record StepAnswer
{
    private StepAnswer() { }

    /// <summary>The platform, or whoever holds orders back, said so.</summary>
    public sealed record Told(OrderState State) : StepAnswer;

    /// <summary>A run command was removed, or could not be.</summary>
    public sealed record Removed(GuestReply.Unanswered? Refusal) : StepAnswer;

    /// <summary>What of ours the machine holds.</summary>
    public sealed record Listed(OrderListing Listing) : StepAnswer;

    /// <summary>The end was written down.</summary>
    public sealed record Settled(Settlement Settlement) : StepAnswer;

    /// <summary>It cannot go on: state could not be written, somebody else swept, the sweep was stopped.</summary>
    public sealed record Broken(Exception Cause) : StepAnswer;
}

/// <summary>Takes one step of one order.</summary>
internal sealed class OrderSteps(IRunCommandChannel channel, OrderPace pace, OrderHooks hooks, TimeProvider time)
{
    public async Task<StepAnswer> TakeAsync(OrderRun run, CancellationToken cancellationToken)
    {
        switch (run.Step)
        {
            case OrderStep.Find or OrderStep.Poll:
                return new StepAnswer.Told(await channel.AskAsync(run.Order!, cancellationToken));
            case OrderStep.Start:
                return new StepAnswer.Told(await StartAsync(run.Order!, cancellationToken));
            case OrderStep.Tidy:
                return new StepAnswer.Listed(await channel.ListAsync(run.Handle.Machine, cancellationToken));
            case OrderStep.Settle:
                return new StepAnswer.Settled(await hooks.Ended(run.Order!, run.Last!, cancellationToken));
            default:
                return new StepAnswer.Removed(await channel.DeleteAsync(run.Handle, cancellationToken));
        }
    }

    private async Task<OrderState> StartAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        if (await hooks.BeforeStart(order, cancellationToken) is { } refusal)
        {
            return new OrderState.HeldBack(refusal);
        }

        // Time has passed since the plan was made, and others were sent first.
        return order.NotAfter < time.GetUtcNow()
            ? new OrderState.Ended(
                new GuestReply.Rejected(
                    new Reason(ReasonCodes.TooLate, $"It was to be sent until {order.NotAfter:yyyy-MM-dd HH:mm} UTC.")
                )
            )
            : await channel.StartAsync(order, pace.Deadline, cancellationToken);
    }
}
