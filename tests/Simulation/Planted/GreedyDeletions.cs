using Remediation.Orders;

namespace Simulation.Tests.Planted;

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
