using System.Diagnostics;
using Remediation.Inventory;

namespace Simulator.Platform.Throttling;

/// <summary>
/// A documented limit, applied to one scope. Numbers: Microsoft's "Understand how Azure Resource Manager throttles
/// requests" and "Compute throttling limits"; for HybridCompute none are published, so an Arc server has Resource
/// Manager's only. Names: as headers show them.
/// </summary>
/// <param name="Layer">Who counts.</param>
/// <param name="Name">What headers and error bodies call it.</param>
/// <param name="Scope">What is counted together.</param>
/// <param name="Size">Size of the bucket.</param>
/// <param name="PerSecond">Refill.</param>
internal sealed record QuotaPolicy(QuotaLayer Layer, string Name, string Scope, int Size, double PerSecond)
{
    /// <summary>Every policy that counts a call, in the order in which it meets them.</summary>
    public static IEnumerable<QuotaPolicy> ListFor(QuotaCall call)
    {
        if (call.Kind == QuotaCallKind.Graph)
        {
            return [];
        }

        return
        [
            FrontDoor(call),
            .. call is { Machine.Kind: MachineKind.ArcServer } or { Region: "" } ? [] : Compute(call),
        ];
    }

    private static QuotaPolicy FrontDoor(QuotaCall call)
    {
        return call.Kind switch
        {
            QuotaCallKind.Write => new(QuotaLayer.ResourceManager, "writes", call.Subscription, 200, 10),
            QuotaCallKind.Delete => new(QuotaLayer.ResourceManager, "deletes", call.Subscription, 200, 10),
            QuotaCallKind.Read or QuotaCallKind.Poll or QuotaCallKind.List => new(
                QuotaLayer.ResourceManager,
                "reads",
                call.Subscription,
                250,
                25
            ),
            _ => throw new UnreachableException($"Resource Manager has no limit for {call.Kind}."),
        };
    }

    private static IEnumerable<QuotaPolicy> Compute(QuotaCall call)
    {
        return call.Kind switch
        {
            QuotaCallKind.Write or QuotaCallKind.Delete => Both(call, "UpdateVM", (12, 4), (1_500, 500)),
            QuotaCallKind.Read => Both(call, "LowCostGet", (36, 12), (24_000, 8_000)),
            QuotaCallKind.Poll => Both(call, "GetOperation", (45, 15), (15_000, 5_000)),
            QuotaCallKind.List => [InRegion(call, "HighCostGet", (900, 300))],
            _ => throw new UnreachableException($"Compute has no limit for {call.Kind}."),
        };
    }

    private static IEnumerable<QuotaPolicy> Both(
        QuotaCall call,
        string name,
        (int Size, int PerMinute) machine,
        (int Size, int PerMinute) subscription
    )
    {
        return call.Machine is { } id
            ?
            [
                new(QuotaLayer.Compute, name + "Resource", id.Value, machine.Size, machine.PerMinute / 60.0),
                InRegion(call, name, subscription),
            ]
            : [InRegion(call, name, subscription)];
    }

    private static QuotaPolicy InRegion(QuotaCall call, string name, (int Size, int PerMinute) limit)
    {
        return new(
            QuotaLayer.Compute,
            name + "SubscriptionMaximum",
            $"{call.Subscription}/{call.Region}",
            limit.Size,
            limit.PerMinute / 60.0
        );
    }
}
