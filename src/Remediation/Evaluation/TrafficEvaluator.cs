using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Evaluation;

/// <summary>Evaluates a repaired machine, whose values meet the baseline, by its traffic.</summary>
/// <param name="policy">The operator's choices.</param>
/// <param name="now">The sweep's time, UTC.</param>
internal sealed class TrafficEvaluator(SweepPolicy policy, DateTimeOffset now)
{
    /// <summary>The verdict on a machine by its traffic since it restarted.</summary>
    /// <param name="restartSeenAt">When the restart was seen, UTC; null if it was not seen yet.</param>
    /// <param name="findings">The machine's findings in the window.</param>
    /// <param name="traffic">The machine's traffic; null if the traffic was not or could not be queried.</param>
    public Verdict Evaluate(DateTimeOffset? restartSeenAt, IReadOnlyList<Finding> findings, MachineTraffic? traffic)
    {
        if (restartSeenAt is not { } restarted)
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.WatchingTraffic);
        }

        // Only traffic after the restart counts.
        var since = policy.GetWatchStart(restarted, now);
        var hasLegacyFinding = findings.Any(finding => finding.LastSeen > since);
        var legacyHits = traffic?.LegacyHits ?? 0;
        if (hasLegacyFinding || legacyHits > 0)
        {
            return new Verdict(VerdictKind.StillLegacy, ReasonCodes.LegacyAfterRepair);
        }

        var modernHits = traffic?.ModernHits ?? 0;
        if (modernHits == 0)
        {
            return new Verdict(VerdictKind.Repaired, ReasonCodes.NoTrafficSeen);
        }

        var isTooEarly = now < restarted + policy.ConfirmAfter;
        if (modernHits < policy.ConfirmHits || isTooEarly)
        {
            return new Verdict(
                VerdictKind.Repaired,
                new Reason(ReasonCodes.WatchingTraffic, DescribeWatch(modernHits))
            );
        }

        return new Verdict(
            VerdictKind.Confirmed,
            new Reason(
                ReasonCodes.ConfirmedByTraffic,
                $"{modernHits} modern connections and no legacy one since {since:yyyy-MM-dd HH:mm} UTC."
            )
        );
    }

    private string DescribeWatch(long hits) =>
        $"{hits} modern connections so far; {policy.ConfirmHits} over {policy.ConfirmAfter.TotalHours:0} h are needed.";
}
