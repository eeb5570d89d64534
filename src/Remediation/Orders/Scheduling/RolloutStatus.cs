using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>How far a rollout is.</summary>
/// <param name="Size">Writing orders that may be in flight.</param>
/// <param name="HasPassedCanary">True once the first machines are well.</param>
/// <param name="Closed">Why no more writing orders are sent; null while they are.</param>
internal readonly record struct RolloutStatus(int Size, bool HasPassedCanary, Reason? Closed);
