using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS600 to TLS699.</content>
public static partial class ReasonCodes
{
    /// <summary>The registry is right.</summary>
    public static readonly ReasonCode BaselineMet = new(
        "TLS601",
        nameof(BaselineMet),
        Permanent,
        "Every value of the baseline is right, and the window has no legacy connection.",
        "Nothing to do."
    );

    /// <summary>Written, restart pending.</summary>
    public static readonly ReasonCode RestartNeeded = new(
        "TLS602",
        nameof(RestartNeeded),
        Transient,
        "The values are right, but the machine has not restarted since; running services may still use the old "
            + "ones.",
        "Restart the machine in its maintenance window."
    );

    /// <summary>Restarted, watching.</summary>
    public static readonly ReasonCode WatchingTraffic = new(
        "TLS603",
        nameof(WatchingTraffic),
        Transient,
        "The machine restarted with the right values; a later sweep checks its traffic.",
        "Nothing to do; a later sweep confirms it or reports what remains."
    );

    /// <summary>Restarted, but silent.</summary>
    public static readonly ReasonCode NoTrafficSeen = new(
        "TLS604",
        nameof(NoTrafficSeen),
        Transient,
        "The values are right and the machine restarted, but the logs show no traffic from it. Silence is not "
            + "proof.",
        "Check that the machine's usual connections still happen and are logged."
    );

    /// <summary>Confirmed by traffic.</summary>
    public static readonly ReasonCode ConfirmedByTraffic = new(
        "TLS605",
        nameof(ConfirmedByTraffic),
        Permanent,
        "Since its restart the logs show modern connections from the machine and no legacy one.",
        "Nothing to do."
    );

    /// <summary>Repaired, restarted, yet legacy.</summary>
    public static readonly ReasonCode LegacyAfterRepair = new(
        "TLS606",
        nameof(LegacyAfterRepair),
        Permanent,
        "The values are right and the machine restarted, but legacy connections continue: an application sets "
            + "its own protocol.",
        "Find the application (the evidence names it if the log does) and update or reconfigure it."
    );

    /// <summary>Nothing to write, yet legacy.</summary>
    public static readonly ReasonCode LegacyThoughBaselineMet = new(
        "TLS607",
        nameof(LegacyThoughBaselineMet),
        Permanent,
        "Every value was right already, but the logs show legacy connections.",
        "Restart the machine if it was not restarted since the values were set. Then look for an application "
            + "with its own TLS settings."
    );

    /// <summary>Values went back.</summary>
    public static readonly ReasonCode ValuesDrifted = new(
        "TLS608",
        nameof(ValuesDrifted),
        Transient,
        "Values that were right after the repair are wrong again: another tool writes them.",
        "Look for a Group Policy or a configuration tool that sets these values."
    );

    /// <summary>Inspected, not repaired.</summary>
    public static readonly ReasonCode BaselineNotMet = new(
        "TLS609",
        nameof(BaselineNotMet),
        Permanent,
        "Values differ from the baseline; this sweep did not repair them.",
        "Sweep in Repair mode when you agree with the plan."
    );

    /// <summary>Asked to restart.</summary>
    public static readonly ReasonCode RestartRequested = new(
        "TLS610",
        nameof(RestartRequested),
        Transient,
        "The values are right, and Windows was asked to restart; it has not restarted yet.",
        "Nothing to do. If it remains, the restart was cancelled on the machine: restart it by hand. It is not "
            + "requested a second time."
    );

    /// <summary>The order's time was over.</summary>
    public static readonly ReasonCode RestartWindowMissed = new(
        "TLS611",
        nameof(RestartWindowMissed),
        Transient,
        "The restart was not sent before its maintenance window closed.",
        "Nothing to do; the next sweep inside the window sends it. If it repeats, widen Sweep__RestartWindow."
    );
}
