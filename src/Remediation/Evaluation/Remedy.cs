namespace Remediation.Evaluation;

/// <summary>What removes a cause.</summary>
public enum Remedy
{
    /// <summary>Registry values of the baseline remove it.</summary>
    Registry,

    /// <summary>
    /// Registry values do not remove it; the machine's owner has to act, or nothing needs to be done.
    /// </summary>
    Owner,

    /// <summary>Unknown, because the cause is unknown. An unknown remedy alone refuses no repair.</summary>
    Open,
}
