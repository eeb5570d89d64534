namespace Remediation.GuestReports;

/// <summary>How the script ended, in its own words.</summary>
public enum GuestOutcome
{
    /// <summary>It did what it was told.</summary>
    Done,

    /// <summary>A write failed and every value was put back.</summary>
    Undone,

    /// <summary>It failed; nothing of its own is left half-done unless the message says so.</summary>
    Failed,

    /// <summary>A restore met a value that somebody changed, and left it.</summary>
    Refused,
}
