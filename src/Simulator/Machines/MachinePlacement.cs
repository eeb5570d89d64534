namespace Simulator.Machines;

/// <summary>Where a machine lies.</summary>
/// <param name="ResourceId">ARM id.</param>
/// <param name="SubscriptionId">Subscription.</param>
/// <param name="ResourceGroup">Resource group.</param>
/// <param name="PrivateAddress">Address of its only interface.</param>
/// <param name="SubnetId">Its subnet.</param>
public sealed record MachinePlacement(
    string ResourceId,
    string SubscriptionId,
    string ResourceGroup,
    string PrivateAddress,
    string SubnetId
);
