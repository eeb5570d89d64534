using Remediation.Orders;

namespace Simulation.Tests.Planted;

/// <summary>Reports a deletion without deleting.</summary>
internal sealed class LazyDeletions(IRunCommandChannel channel) : PassingChannel(channel)
{
    public override Task<GuestReply.Unanswered?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        Task.FromResult<GuestReply.Unanswered?>(null);
}
