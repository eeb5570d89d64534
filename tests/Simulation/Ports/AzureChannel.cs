using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// A process's channel to Azure. A failure in the network or the gateway is a value, as in the real channel.
/// </summary>
internal sealed class AzureChannel(SimulatedAzure azure, Wire wire) : IRunCommandChannel
{
    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        CallAsync(
            () => azure.Ask(order),
            reply => new OrderState.Ended(reply),
            cancellationToken,
            state => Answered(order, state)
        );

    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken) =>
        CallAsync(
            () => azure.Start(wire.Process, order, deadline),
            reply => new OrderState.Ended(reply),
            cancellationToken,
            state => Answered(order, state)
        );

    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        CallAsync(
            () => azure.Delete(order.Machine.Id, order.Name),
            reply => (GuestReply.Failed?)reply,
            cancellationToken
        );

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        CallAsync(() => azure.List(machine.Id), reply => new OrderListing.Unlisted(reply), cancellationToken);

    private Task<T> CallAsync<T>(
        Func<T> effect,
        Func<GuestReply.Failed, T> unanswered,
        CancellationToken cancellationToken,
        Action<T>? arrived = null
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var world = wire.World;
        if (world.Happens(Fault.Throttled))
        {
            TimeSpan? wait = world.Chance.Next(3) == 0 ? null : world.Between(1, 90);
            return wire.CallAsync(
                () => unanswered(new GuestReply.Throttled(ReasonCodes.OrderThrottled, wait)),
                cancellationToken
            );
        }

        if (world.Happens(Fault.ServerError) || world.Happens(Fault.ResetBefore))
        {
            return wire.CallAsync(
                () => unanswered(new GuestReply.Unreachable(ReasonCodes.Unreachable)),
                cancellationToken
            );
        }

        return world.Happens(Fault.ResetAfter)
            ? wire.CallAsync(() => Lost(effect(), unanswered), cancellationToken)
            : wire.CallAsync(effect, cancellationToken, arrived);
    }

    private void Answered(GuestOrder order, OrderState state) =>
        wire.World.Say(new Happening.OrderAnswered(wire.Process, order, state));

    private static T Lost<T>(T answer, Func<GuestReply.Failed, T> unanswered) =>
        unanswered(new GuestReply.Unreachable(new Reason(ReasonCodes.Unreachable, $"'{answer}' was lost on its way.")));
}
