namespace Remediation.Findings;

/// <summary>
/// How much legacy traffic it takes to accuse a machine. A healthy Windows client whose TLS 1.2 attempt is slow or reset may
/// fall back for a moment (Microsoft's Entra TLS article), so one hit is no proof.
/// </summary>
/// <param name="MinimumHits">Legacy connections in the window, at least this many.</param>
/// <param name="MinimumShare">Legacy share of the caller's traffic, 0 to 1; not asked where no source tells the total.</param>
public sealed record NoiseFloor(long MinimumHits = 5, double MinimumShare = 0.02)
{
    /// <summary>True where one machine's findings together are enough.</summary>
    public bool IsReached(IReadOnlyCollection<Finding> findings)
    {
        var hits = findings.Sum(finding => finding.Hits);
        // Each finding of a caller repeats the caller's total, so a caller counts once.
        var total = findings.GroupBy(finding => finding.Caller).Sum(caller => caller.Max(finding => finding.TotalHits));
        return hits >= MinimumHits && (total == 0 || hits >= MinimumShare * total);
    }
}
