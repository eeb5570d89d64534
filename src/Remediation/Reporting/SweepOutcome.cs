namespace Remediation.Reporting;

/// <summary>
/// What a sweep as a whole may claim. A sweep that could not see is never the same as one that saw nothing.
/// </summary>
public enum SweepOutcome
{
    /// <summary>
    /// No source could show old protocols, or the inventory could not be read at all; nothing is claimed.
    /// </summary>
    Inconclusive,

    /// <summary>
    /// Some source or part of the inventory could not be read, or only sources that cannot see gave findings; what is
    /// reported is true but not all.
    /// </summary>
    Incomplete,

    /// <summary>Every source that can see was read, and none holds a legacy connection.</summary>
    Clean,

    /// <summary>Every source that can see was read, and there are findings.</summary>
    LegacyFound,
}
