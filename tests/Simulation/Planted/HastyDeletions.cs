using Remediation.Orders;

namespace Simulation.Tests.Planted;

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
