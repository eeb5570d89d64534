namespace Remediation.Evaluation;

/// <summary>Who can end a cause.</summary>
public enum Remedy
{
    /// <summary>Registry values of the baseline end it.</summary>
    Registry,

    /// <summary>Registry values do not; the machine's owner does something else, or nothing.</summary>
    Owner,

    /// <summary>Not known, for the cause is not. This alone refuses no repair.</summary>
    Open,
}
