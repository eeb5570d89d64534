using Remediation.ConnectionLogs;
using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>Which machines were observed at an address while connections were made from it.</summary>
/// <param name="observations">All observations.</param>
internal sealed class AddressHistory(IEnumerable<AddressObservation> observations)
{
    /// <summary>
    /// Tolerance around observations. An agent sends a heartbeat about once a minute; a connection may be made shortly
    /// before the first heartbeat or after the last.
    /// </summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    private readonly ILookup<string, AddressObservation> byAddress = observations.ToLookup(
        seen => seen.Address,
        StringComparer.Ordinal
    );

    /// <summary>All observations at the finding's address that overlap the finding's time.</summary>
    public IReadOnlyList<AddressObservation> FindDuring(Finding finding)
    {
        return
        [
            .. byAddress[finding.Caller.Address]
                .Where(seen => seen.From <= finding.LastSeen + Slack && seen.To >= finding.FirstSeen - Slack),
        ];
    }

    /// <summary>
    /// True if the observations of one machine span the time from the finding's first connection to its last.
    /// </summary>
    public static bool Covers(IReadOnlyCollection<AddressObservation> ofOne, Finding finding) =>
        ofOne.Count > 0
        && ofOne.Min(seen => seen.From) <= finding.FirstSeen + Slack
        && ofOne.Max(seen => seen.To) >= finding.LastSeen - Slack;
}
