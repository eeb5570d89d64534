using System.Globalization;
using Remediation.Findings;
using static System.FormattableString;

namespace Remediation.Policies;

/// <summary>
/// The least legacy traffic that justifies a repair. A healthy Windows client whose TLS 1.2 attempt is slow or reset
/// may fall back for a moment (Microsoft's Entra TLS article), so one hit is no proof.
/// </summary>
/// <param name="MinimumHits">Legacy connections in the window, at least this many.</param>
/// <param name="MinimumShare">
/// Legacy share of the caller's traffic, 0 to 1; not required if no source contains the total.
/// </param>
/// <param name="MinimumDays">Distinct UTC days that one finding has at least; from 1.</param>
/// <param name="MaximumAge">Age of the newest legacy connection, at most this; null for the whole look-back.</param>
public sealed record NoiseFloor(
    long MinimumHits = 5,
    double MinimumShare = 0.02,
    int MinimumDays = 1,
    TimeSpan? MaximumAge = null
)
{
    /// <summary>True where one machine's findings together are enough.</summary>
    /// <param name="findings">The machine's findings.</param>
    /// <param name="now">The sweep's time, UTC.</param>
    public bool IsReached(IReadOnlyCollection<Finding> findings, DateTimeOffset now) =>
        FindShortfalls(findings, now).Count == 0;

    /// <summary>
    /// The thresholds that are not reached, each with the actual and the required number; empty if the findings reach
    /// all.
    /// </summary>
    /// <param name="findings">One machine's findings.</param>
    /// <param name="now">The sweep's time, UTC.</param>
    public IReadOnlyList<string> FindShortfalls(IReadOnlyCollection<Finding> findings, DateTimeOffset now) =>
        findings.Count == 0
            ? ["no legacy connection"]
            : [.. new[] { Hits(findings), Share(findings), Days(findings), Age(findings, now) }.OfType<string>()];

    private string? Hits(IReadOnlyCollection<Finding> findings)
    {
        if (findings.Sum(finding => finding.Hits) is var hits && hits >= MinimumHits)
        {
            return null;
        }

        return Invariant($"{hits} legacy {(hits == 1 ? "connection" : "connections")} of at least {MinimumHits}");
    }

    // Each finding of a caller repeats the caller's total, so a caller counts once.
    private string? Share(IReadOnlyCollection<Finding> findings)
    {
        var hits = findings.Sum(finding => finding.Hits);
        var total = findings.GroupBy(finding => finding.Caller).Sum(caller => caller.Max(finding => finding.TotalHits));
        return total == 0 || hits >= MinimumShare * total
            ? null
            : Invariant($"{(double)hits / total:P2} of its traffic of at least {MinimumShare:P2}");
    }

    // Findings contain the number of days but not the dates, so the days of two findings are not added: they may be the
    // same days.
    private string? Days(IReadOnlyCollection<Finding> findings)
    {
        if (findings.Max(finding => finding.Days) is var days && days >= MinimumDays)
        {
            return null;
        }

        return Invariant($"{days} {(days == 1 ? "day" : "days")} of at least {MinimumDays}");
    }

    private string? Age(IReadOnlyCollection<Finding> findings, DateTimeOffset now)
    {
        var last = findings.Max(finding => finding.LastSeen);
        return MaximumAge is not { } most || now - last <= most
            ? null
            : Invariant($"the last one {Clock(now - last)} ago of at most {Clock(most)}");
    }

    private static string Clock(TimeSpan span) => span.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
