using Remediation.Orders;
using Simulation.Tests.World;

namespace Simulation.Tests.Planted;

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
        new SimulatedGuest(Simulator.Machines.WindowsEdition.Server2016, world.Policy.Baseline)
            .Run(order, world.Time.Now)
            .Frame;
}
