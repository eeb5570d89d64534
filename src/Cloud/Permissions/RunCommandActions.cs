using Cloud.Inventory;

namespace Cloud.Permissions;

/// <summary>
/// What orders take. Nothing polls the address of a long-running operation: the run command itself is asked, so
/// <c>locations/operations/read</c> is not among them.
/// </summary>
internal static class RunCommandActions
{
    public static IReadOnlyList<AzureAction> All { get; } =
    [
        .. Create(ResourceTypes.VmRunCommand, "VMs", "`AzureVmRunCommandChannel`"),
        .. Create(
            ResourceTypes.ScaleSetVmRunCommand,
            "instances of uniform scale sets",
            "`ScaleSetVmRunCommandChannel`"
        ),
        .. Create(ResourceTypes.ArcRunCommand, "Arc servers", "`ArcRunCommandChannel`"),
    ];

    private static AzureAction[] Create(string type, string machines, string channel)
    {
        return
        [
            new(
                $"{type}/read",
                ProductRole.Inspector,
                $"{channel}: whether an order was sent before, its status " + "and output; orphaned run commands.",
                $"No order is sent to {machines}: each ends as TLS402 before anything is written."
            ),
            new(
                $"{type}/write",
                ProductRole.Inspector,
                $"{channel}: sends an order. An identity with this action may run anything as SYSTEM there.",
                $"{char.ToUpperInvariant(machines[0])}{machines[1..]} accept no order: each ends as TLS402."
            ),
            new(
                $"{type}/delete",
                ProductRole.Inspector,
                $"{channel}: removes an order that has ended, withdraws one that never began.",
                $"Orders stay in Azure, at most 25 on a machine; then {machines} accept no more (TLS405)."
            ),
        ];
    }
}
