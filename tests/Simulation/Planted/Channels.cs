using Remediation.Baseline;
using Remediation.Fleet;
using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Planted;

/// <summary>Hands everything on; a bug changes one thing.</summary>
internal abstract class PassingChannel(IRunCommandChannel channel) : IRunCommandChannel
{
    public virtual Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        channel.AskAsync(order, cancellationToken);

    public virtual Task<OrderState> StartAsync(
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    ) => channel.StartAsync(order, deadline, cancellationToken);

    public virtual Task<GuestReply.Unanswered?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        channel.DeleteAsync(order, cancellationToken);

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        channel.ListAsync(machine, cancellationToken);
}

/// <summary>Sends the next attempt together with this one.</summary>
internal sealed class DoubledRepairs(IRunCommandChannel channel, TlsBaseline baseline) : PassingChannel(channel)
{
    public override async Task<OrderState> StartAsync(
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        if (order.Mode == GuestMode.Repair)
        {
            await base.StartAsync(GuestOrder.Repair(order.Machine, baseline, 99), deadline, cancellationToken);
        }

        return await base.StartAsync(order, deadline, cancellationToken);
    }
}

/// <summary>Makes up a frame where the machine's own was lost.</summary>
internal sealed class ForgedFrames(IRunCommandChannel channel, WorldState world) : PassingChannel(channel)
{
    public override async Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        var state = await base.AskAsync(order, cancellationToken);
        return state is OrderState.Ended { Reply: GuestReply.Answered { Output: "" } answered }
            ? new OrderState.Ended(answered with { Output = Forged(order) })
            : state;
    }

    private string Forged(GuestOrder order) =>
        new SimulatedGuest(Lab.World.WindowsEdition.Server2016, world.Policy.Baseline).Run(order, world.Time.Now).Frame;
}

/// <summary>Deletes what begins like ours, whoever made it.</summary>
internal sealed class GreedyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override async Task<GuestReply.Unanswered?> DeleteAsync(
        OrderHandle order,
        CancellationToken cancellationToken
    )
    {
        await base.DeleteAsync(order with { Name = "tlsr-of-somebody-else" }, cancellationToken);
        return await base.DeleteAsync(order, cancellationToken);
    }
}

/// <summary>Says that it deleted.</summary>
internal sealed class LazyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override Task<GuestReply.Unanswered?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        Task.FromResult<GuestReply.Unanswered?>(null);
}

/// <summary>Deletes an order as soon as it is seen to be under way.</summary>
internal sealed class HastyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override async Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        var state = await base.AskAsync(order, cancellationToken);
        if (state is OrderState.InProgress)
        {
            await DeleteAsync(order.Handle, cancellationToken);
        }

        return state;
    }
}
