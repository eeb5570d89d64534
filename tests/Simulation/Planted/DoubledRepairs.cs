using Remediation.Baseline;
using Remediation.Orders;

namespace Simulation.Tests.Planted;

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
