using System.Diagnostics;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Reasons;

namespace Remediation.Evaluation;

/// <summary>Explains why a machine still has to restart.</summary>
internal static class PendingRestart
{
    /// <summary>The reason for a pending restart: whether and when Windows was asked to restart.</summary>
    /// <param name="entry">The machine's entry in the ledger; null if there is none.</param>
    /// <param name="report">The machine's report.</param>
    /// <param name="now">The sweep's time, UTC.</param>
    public static Reason Explain(LedgerEntry? entry, GuestReport report, DateTimeOffset now)
    {
        if (report.Written.Count > 0)
        {
            return ReasonCodes.RestartNeeded;
        }

        if (entry?.RestartRequestedAt is { } askedAt)
        {
            return ExplainRequest(askedAt);
        }

        return report.Restart switch
        {
            RestartAnswer.NotAsked => ReasonCodes.RestartNeeded,
            RestartAnswer.Asked => ExplainRequest(now),
            RestartAnswer.AskedBefore => new Reason(
                ReasonCodes.RestartRequested,
                "An earlier restart order of this boot asked Windows, or was killed just before it could."
            ),
            _ => throw new UnreachableException($"Nothing explains the restart answer {report.Restart}."),
        };
    }

    private static Reason ExplainRequest(DateTimeOffset askedAt) =>
        new(ReasonCodes.RestartRequested, $"Windows was asked at {askedAt:yyyy-MM-dd HH:mm} UTC.");
}
