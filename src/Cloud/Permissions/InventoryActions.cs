using Cloud.Inventory;

namespace Cloud.Permissions;

/// <summary>
/// What Resource Graph gives rows for: the types of its queries. A row without its permission is missing without a
/// word.
/// </summary>
internal static class InventoryActions
{
    private const string Query = "`ResourceGraphInventory`: ";

    public static IReadOnlyList<AzureAction> All { get; } =
    [
        Read(
            ResourceTypes.Vm,
            "VMs with tags, system, power state and identity",
            "No VM is found; interfaces without their VMs make the inventory incomplete, so every machine is "
                + "refused (TLS206)."
        ),
        Read(
            ResourceTypes.Nic,
            "which VM has which private addresses and subnets",
            "Each VM references an interface that is not returned: the inventory is incomplete and every machine is "
                + "refused (TLS206)."
        ),
        Read(
            ResourceTypes.PublicIp,
            "public addresses, of a machine or shared",
            "An interface or NAT gateway references an address that is not returned: the inventory is incomplete "
                + "(TLS206). An address that only a load balancer or gateway holds is silently missed, and its "
                + "connections are attributed to no machine."
        ),
        Read(
            ResourceTypes.NatGateway,
            "which machines share the address of a NAT gateway",
            "A public address references a NAT gateway that is not returned: the inventory is incomplete (TLS206)."
        ),
        Read(
            ResourceTypes.LoadBalancer,
            "which machines share the address of a load balancer",
            "A public address references a load balancer that is not returned: the inventory is incomplete (TLS206)."
        ),
        Read(
            ResourceTypes.Network,
            "address ranges, to see where two networks overlap",
            "An interface is in a network that is not returned: the inventory is incomplete (TLS206)."
        ),
        Read(
            ResourceTypes.ScaleSet,
            "the tags that instances inherit, and whether the set is uniform",
            "Tags of instances count as unreadable, so an opt-out cannot be ruled out and they are refused (TLS302)."
        ),
        Read(
            ResourceTypes.ScaleSetVm,
            "instances of uniform scale sets",
            "No instance is found; interfaces without their instances make the inventory incomplete (TLS206)."
        ),
        Read(
            ResourceTypes.ScaleSetNic,
            "addresses of those instances",
            "An instance that names its interface makes the inventory incomplete (TLS206); whether Azure's "
                + "rows always name it is unverified."
        ),
        new(
            $"{ResourceTypes.Arc}/read",
            ProductRole.Reader,
            Query
                + "Arc servers and their addresses. `ArcRunCommandChannel`: whether the server is connected and "
                + "takes orders.",
            "No Arc server is found, and nothing shows that any is missing. Another machine's address that a "
                + "hidden server also has looks unshared; "
                + "only heartbeats of that server then prevent a wrong attribution (TLS210)."
        ),
    ];

    private static AzureAction Read(string type, string what, string without) =>
        new($"{type}/read", ProductRole.Reader, $"{Query}{what}.", without);
}
