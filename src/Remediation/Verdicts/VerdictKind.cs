namespace Remediation.Verdicts;

/// <summary>What a sweep may say about a machine.</summary>
public enum VerdictKind
{
    /// <summary>
    /// Nothing is proven: report mode, an order still running, a wait, or a candidate that was only read. Neither good
    /// nor bad.
    /// </summary>
    Unproven,

    /// <summary>The registry is right and the window holds no legacy connection.</summary>
    Compliant,

    /// <summary>The values are right and the machine restarted; traffic has not yet confirmed it.</summary>
    Repaired,

    /// <summary>The values are right; the machine has not restarted since they were written.</summary>
    RestartPending,

    /// <summary>Traffic since the restart is modern, and none is legacy.</summary>
    Confirmed,

    /// <summary>Legacy connections that this sweep did not or could not end.</summary>
    StillLegacy,

    /// <summary>Values that were right are wrong again.</summary>
    Drifted,

    /// <summary>The order came to nothing, or its answer proves nothing.</summary>
    Failed,

    /// <summary>The machine was left alone on purpose.</summary>
    Refused,

    /// <summary>A write failed and the machine put everything back.</summary>
    RolledBack,
}
