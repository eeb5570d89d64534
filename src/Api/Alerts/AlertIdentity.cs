using Remediation.Sweeps;

namespace Api.Alerts;

/// <summary>
/// Identifies one firing of an alert. An action group may deliver a firing more than once, and firings out of order.
/// </summary>
/// <param name="AlertId">The alert's id as received, 1 to 1,024 characters.</param>
/// <param name="FiredAt">
/// When the alert fired, as the received text: a repeated delivery has exactly the same text.
/// </param>
/// <param name="RuleName">The rule's name on one line; empty if there is none, as in budget alerts.</param>
/// <param name="MonitoringService">
/// The monitoring service, such as <c>Log Alerts V2</c>; empty if the payload does not contain it.
/// </param>
public sealed record AlertIdentity(string AlertId, string FiredAt, string RuleName, string MonitoringService)
{
    /// <summary>The id of this firing's sweep; the same for every delivery.</summary>
    public string SweepId => SweepIds.FromAlert(AlertId, FiredAt);
}
