namespace Remediation.Sweeps;

/// <summary>The forms in which a report is kept.</summary>
public enum ReportForm
{
    /// <summary>For machines.</summary>
    Json,

    /// <summary>For people.</summary>
    Html,
}
