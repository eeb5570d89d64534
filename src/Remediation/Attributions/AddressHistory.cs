using Remediation.ConnectionLogs;
using Remediation.Findings;

namespace Remediation.Attributions;

/// <summary>Who was seen at an address while connections were made from it.</summary>
/// <param name="sightings">All that was seen.</param>
internal sealed class AddressHistory(IEnumerable<AddressObservation> sightings)
{
    /// <summary>
    /// An agent speaks every minute or so; a connection may come just before the first word or after the last.
    /// </summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    private readonly ILookup<string, AddressObservation> byAddress = sightings.ToLookup(
        seen => seen.Address,
        StringComparer.Ordinal
    );

    /// <summary>Everybody who was seen at the finding's address during its time, be it for a moment.</summary>
    public IReadOnlyList<AddressObservation> FindDuring(Finding finding)
    {
        return
        [
            .. byAddress[finding.Caller.Address]
                .Where(seen => seen.From <= finding.LastSeen + Slack && seen.To >= finding.FirstSeen - Slack),
        ];
    }

    /// <summary>
    /// True where what was seen of one machine reaches from the finding's first connection to its last.
    /// </summary>
    public static bool Covers(IReadOnlyCollection<AddressObservation> ofOne, Finding finding) =>
        ofOne.Count > 0
        && ofOne.Min(seen => seen.From) <= finding.FirstSeen + Slack
        && ofOne.Max(seen => seen.To) >= finding.LastSeen - Slack;
}
