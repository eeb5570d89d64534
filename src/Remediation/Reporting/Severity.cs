namespace Remediation.Reporting;

/// <summary>How much a statement should worry its reader, from least to most. Never shown by colour alone.</summary>
public enum Severity
{
    /// <summary>Proven good.</summary>
    Ok,

    /// <summary>Neither good nor bad; time or a decision already made will settle it.</summary>
    Info,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Somebody has to act.</summary>
    Critical,
}
