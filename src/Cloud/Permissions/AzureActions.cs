namespace Cloud.Permissions;

/// <summary>
/// Every permission at Resource Manager and Log Analytics that the product uses, once. docs/permissions.md is the page
/// and infra/ makes roles of them; tests hold the three together. What the product keeps in storage needs data roles,
/// which are no actions.
/// </summary>
public static class AzureActions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AzureAction> All { get; } =
    [.. InventoryActions.All, .. RunCommandActions.All, .. LogActions.All];

    /// <summary>What a role holds, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<AzureAction> List(ProductRole role)
    {
        return
        [
            .. All.Where(action =>
                role == ProductRole.LogReader || action.LeastRole == ProductRole.LogReader
                    ? action.LeastRole == role
                    : action.LeastRole <= role
            ),
        ];
    }
}
