using Remediation.Inventory;

namespace Remediation.Orders.RateLimiting;

/// <summary>
/// The limits that Azure documents: Resource Manager's per subscription and kind of operation ("Understand how Azure
/// Resource Manager throttles requests"), Compute's per VM and per subscription and region ("Throttling limits for
/// Compute", policies Update VM and Low-cost GET). For Arc servers no limit of the resource provider is published, so
/// only Resource Manager's limits apply.
/// </summary>
internal static class AzureLimits
{
    /// <summary>
    /// The share of each limit that this product uses; the rest is left to other callers in the subscription.
    /// </summary>
    public const double OurShare = 0.9;

    /// <summary>All limits that apply to a call.</summary>
    public static IReadOnlyList<AzureLimit> ListFor(CallKind kind, Machine machine)
    {
        var arm = CreateArmLimit(kind, machine.Id.SubscriptionId);
        if (machine is Machine.ArcServer)
        {
            return [arm];
        }

        if (kind == CallKind.Read)
        {
            return [arm, PerRegion("get", machine, 24_000, 8_000), PerVm("get", machine, 36, 12)];
        }

        return [arm, PerRegion("update", machine, 1_500, 500), PerVm("update", machine, 12, 4)];
    }

    /// <summary>Resource Manager's own limit for a subscription.</summary>
    public static AzureLimit CreateArmLimit(CallKind kind, string subscription)
    {
        if (kind == CallKind.Read)
        {
            return new AzureLimit($"arm reads {subscription}", 250 * OurShare, 25 * OurShare, false);
        }

        return new AzureLimit(
            $"arm {(kind == CallKind.Write ? "writes" : "deletes")} {subscription}",
            200 * OurShare,
            10 * OurShare,
            false
        );
    }

    private static AzureLimit PerRegion(string policy, Machine machine, double size, double perMinute)
    {
        return new(
            $"{Family(machine)} {policy} {machine.Id.SubscriptionId} {machine.Location.ToLowerInvariant()}",
            size * OurShare,
            perMinute * OurShare / 60,
            false
        );
    }

    // The whole limit of a VM is used: other callers rarely work on a single machine often enough to need a share.
    private static AzureLimit PerVm(string policy, Machine machine, double size, double perMinute) =>
        new($"{policy} {machine.Id}", size, perMinute / 60, true);

    private static string Family(Machine machine) => machine is Machine.ScaleSetVm ? "vmss" : "vm";
}
