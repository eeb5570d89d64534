using Remediation.Orders;

namespace Simulation.Tests.Planted;

/// <summary>Reports a deletion without deleting.</summary>
internal sealed class LazyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        Task.FromResult<GuestReply.Failed?>(null);
}
