using Remediation.ConnectionLogs;

namespace Remediation.Evaluation;

/// <summary>The input of a verdict, in addition to the plan's step.</summary>
/// <param name="Outcome">The outcome of the order.</param>
/// <param name="Traffic">
/// The machine's traffic since its restart was seen; null if the traffic was not or could not be queried.
/// </param>
public sealed record Evidence(OrderOutcome Outcome, MachineTraffic? Traffic);
