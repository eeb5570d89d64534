using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Remediation.Attributions;

/// <summary>Which machine a finding is about, if any. A closed hierarchy.</summary>
/// <param name="Finding">The finding.</param>
public abstract record Attribution(Finding Finding)
{
    /// <summary>Exactly one machine fits.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Machine">The machine.</param>
    /// <param name="Basis">What proved it.</param>
    public sealed record Attributed(Finding Finding, Machine Machine, AttributionBasis Basis) : Attribution(Finding);

    /// <summary>No machine, or more than one, fits; reported, never touched.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Candidates">The machines that it may be, in order of id.</param>
    public sealed record Unattributed(Finding Finding, Reason Reason, IReadOnlyList<Machine> Candidates)
        : Attribution(Finding)
    {
        /// <summary>No machine fits.</summary>
        public static Unattributed CreateWithoutCandidates(Finding finding, Reason reason) => new(finding, reason, []);

        /// <summary>One of these machines is meant, and nothing proves which; each is listed once.</summary>
        public static Unattributed CreateWithCandidates(Finding finding, Reason reason, IEnumerable<Machine> candidates)
        {
            var ordered = candidates.Distinct().OrderBy(machine => machine.Id.Value, StringComparer.Ordinal);
            return new(finding, reason, [.. ordered]);
        }
    }
}
