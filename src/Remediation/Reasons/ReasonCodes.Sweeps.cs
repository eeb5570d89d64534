using static Remediation.Reasons.Recurrence;

namespace Remediation.Reasons;

/// <content>The reasons TLS700 to TLS799.</content>
public static partial class ReasonCodes
{
    /// <summary>The queue gave up on the sweep's message.</summary>
    public static readonly ReasonCode SweepPoisoned = new(
        "TLS701",
        nameof(SweepPoisoned),
        Permanent,
        "The sweep was started as often as the queue allows, and ended with an error or not at all each time.",
        "Read the sweep's errors in Application Insights, mend the cause, and start a new sweep."
    );
}
