namespace Remediation.Sweeps;

/// <summary>The forms in which a report is kept.</summary>
public enum ReportForm
{
    /// <summary>JSON, for programs.</summary>
    Json,

    /// <summary>An HTML page, for readers.</summary>
    Html,
}
