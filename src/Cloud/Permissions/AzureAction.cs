namespace Cloud.Permissions;

/// <summary>A permission that the product's identity has to have.</summary>
/// <param name="Name">The action as Azure spells it; Azure compares without case.</param>
/// <param name="LeastRole">The smallest role that holds it.</param>
/// <param name="Need">Which code needs it, and what for.</param>
/// <param name="Without">What breaks without it.</param>
public sealed record AzureAction(string Name, ProductRole LeastRole, string Need, string Without);
