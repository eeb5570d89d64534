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
        "The queue started the sweep the maximum number of times, and each run failed or did not end.",
        "Read the sweep's errors in Application Insights, fix the cause, and start a new sweep."
    );
}
