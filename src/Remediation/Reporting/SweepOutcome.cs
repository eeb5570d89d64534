namespace Remediation.Reporting;

/// <summary>
/// What a sweep as a whole may claim. A sweep that could not read its data is distinguished from a sweep that found
/// nothing.
/// </summary>
public enum SweepOutcome
{
    /// <summary>
    /// No source could show legacy connections, or the inventory could not be read at all, so nothing is claimed.
    /// </summary>
    Inconclusive,

    /// <summary>
    /// Some source or part of the inventory could not be read, or only sources with incomplete data gave findings. The
    /// reported data is true but incomplete.
    /// </summary>
    Incomplete,

    /// <summary>Every source that can see was read, and none holds a legacy connection.</summary>
    Clean,

    /// <summary>Every source that can see was read, and there are findings.</summary>
    LegacyFound,
}
