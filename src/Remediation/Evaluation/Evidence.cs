using Remediation.ConnectionLogs;

namespace Remediation.Evaluation;

/// <summary>Everything that a verdict is made from, beside the plan's step.</summary>
/// <param name="Outcome">What became of the order.</param>
/// <param name="Traffic">
/// The machine's traffic since its restart was seen; null where it was not or could not be asked for.
/// </param>
public sealed record Evidence(OrderOutcome Outcome, MachineTraffic? Traffic);
