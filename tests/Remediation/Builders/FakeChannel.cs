using Remediation.Inventory;
using Remediation.Orders;

namespace Remediation.Tests.Builders;

/// <summary>
/// A channel in memory: orders by machine and name, answers by a script of states, everything written down in order.
/// </summary>
internal sealed class FakeChannel(Func<GuestOrder, OrderState> answer) : IRunCommandChannel
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public List<string> Calls { get; } = [];

    /// <summary>Called for each start, before the order is recorded.</summary>
    public Action<GuestOrder> Started { get; set; } = _ => { };

    /// <summary>The platform's answer to an order; an order that is then not in progress does not exist.</summary>
    public Func<GuestOrder, OrderState> OnStart { get; set; } = _ => new OrderState.InProgress();

    public void Plant(GuestOrder order) => known.Add(order.Name);

    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Calls)
        {
            Calls.Add($"ask {order.Machine.Id.Name}");
            return Task.FromResult(known.Contains(order.Name) ? answer(order) : new OrderState.Absent());
        }
    }

    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add($"start {order.Machine.Id.Name} {order.Mode}");
            Started(order);
            var state = OnStart(order);
            if (state is OrderState.InProgress)
            {
                known.Add(order.Name);
            }

            return Task.FromResult(state);
        }
    }

    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add($"delete {order.Machine.Id.Name}");
            known.Remove(order.Name);
            return Task.FromResult<GuestReply.Failed?>(null);
        }
    }

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add($"list {machine.Id.Name}");
            return Task.FromResult<OrderListing>(new OrderListing.Listed([.. known.Order(StringComparer.Ordinal)]));
        }
    }
}
