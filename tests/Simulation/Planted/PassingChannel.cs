using Remediation.Inventory;
using Remediation.Orders;

namespace Simulation.Tests.Planted;

/// <summary>Forwards every call; a planted bug overrides one.</summary>
internal abstract class PassingChannel(IRunCommandChannel channel) : IRunCommandChannel
{
    public virtual Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        channel.AskAsync(order, cancellationToken);

    public virtual Task<OrderState> StartAsync(
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    ) => channel.StartAsync(order, deadline, cancellationToken);

    public virtual Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        channel.DeleteAsync(order, cancellationToken);

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        channel.ListAsync(machine, cancellationToken);
}
