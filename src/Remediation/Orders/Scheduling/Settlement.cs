namespace Remediation.Orders.Scheduling;

/// <summary>The consequence of an order's end.</summary>
/// <param name="Signal">What the end means for orders that were not sent yet.</param>
/// <param name="MayRemove">
/// True if the run command is no longer needed; never true while the script may be running.
/// </param>
public sealed record Settlement(RolloutSignal Signal, bool MayRemove);
