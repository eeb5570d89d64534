using Remediation.Sweeps;

namespace Api.Alerts;

/// <summary>Which firing of which alert. An action group delivers one firing more than once and in no order.</summary>
/// <param name="AlertId">The alert's id as it was sent, 1 to 1,024 characters.</param>
/// <param name="FiredAt">
/// When it fired, as the text that was sent: a repeated delivery repeats it to the letter.
/// </param>
/// <param name="RuleName">The rule's name on one line; empty where the alert has none, as budget alerts do.</param>
/// <param name="MonitoringService">What watched, such as <c>Log Alerts V2</c>; empty where it was not said.</param>
public sealed record AlertIdentity(string AlertId, string FiredAt, string RuleName, string MonitoringService)
{
    /// <summary>The sweep of this firing, whoever delivers it and however often.</summary>
    public string SweepId => SweepIds.FromAlert(AlertId, FiredAt);
}
