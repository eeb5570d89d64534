namespace Remediation.GuestReports;

/// <summary>What came of a restart order.</summary>
public enum RestartAnswer
{
    /// <summary>Windows was not asked: no restart was pending, or nobody ordered one.</summary>
    NotAsked,

    /// <summary>Windows was asked and will restart.</summary>
    Asked,

    /// <summary>Windows has been asked before and has not restarted yet.</summary>
    AskedBefore,
}
