using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;
using Simulator.Guests.Wine;

namespace Guest.Tests.Wine;

/// <summary>Sends real orders through the real script in a machine on Wine.</summary>
internal static class WineOrders
{
    public static async Task<GuestReport> SendAsync(WineGuest guest, GuestOrder order, TlsBaseline? baseline = null) =>
        TestGuest.Read(
            await guest.RunAsync(order.Script, order.Parameters, TestContext.Current.CancellationToken),
            order,
            baseline
        );
}
