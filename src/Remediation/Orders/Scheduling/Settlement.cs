namespace Remediation.Orders.Scheduling;

/// <summary>What was made of an order's end.</summary>
/// <param name="Signal">What it means for the others.</param>
/// <param name="MayRemove">True where the run command is needed no more; never where the script may be running.</param>
public sealed record Settlement(RolloutSignal Signal, bool MayRemove);
