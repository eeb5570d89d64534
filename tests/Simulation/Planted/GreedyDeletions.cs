using Remediation.Orders;

namespace Simulation.Tests.Planted;

/// <summary>Deletes every run command with the product's prefix, also those of another creator.</summary>
internal sealed class GreedyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override async Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken)
    {
        await base.DeleteAsync(order with { Name = "tlsr-of-somebody-else" }, cancellationToken);
        return await base.DeleteAsync(order, cancellationToken);
    }
}
