namespace Remediation.Reasons;

/// <summary>Whether the same question may get another answer by itself.</summary>
public enum Recurrence
{
    /// <summary>The answer stays until somebody changes something.</summary>
    Permanent,

    /// <summary>The next sweep may well get another answer.</summary>
    Transient,
}
