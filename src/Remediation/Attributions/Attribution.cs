using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Remediation.Attributions;

/// <summary>Which machine a finding belongs to. A closed hierarchy.</summary>
/// <param name="Finding">The finding.</param>
public abstract record Attribution(Finding Finding)
{
    /// <summary>Exactly one machine fits.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Machine">The machine.</param>
    /// <param name="Basis">The kind of proof.</param>
    public sealed record Attributed(Finding Finding, Machine Machine, AttributionBasis Basis) : Attribution(Finding);

    /// <summary>
    /// No machine, or more than one, fits. The finding is reported, and no machine is changed because of it.
    /// </summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Candidates">The machines that the finding may belong to, sorted by id.</param>
    public sealed record Unattributed(Finding Finding, Reason Reason, IReadOnlyList<Machine> Candidates)
        : Attribution(Finding)
    {
        /// <summary>No machine fits.</summary>
        public static Unattributed CreateWithoutCandidates(Finding finding, Reason reason) => new(finding, reason, []);

        /// <summary>
        /// The finding belongs to one of these machines, and nothing proves which; each is listed once.
        /// </summary>
        public static Unattributed CreateWithCandidates(Finding finding, Reason reason, IEnumerable<Machine> candidates)
        {
            var ordered = candidates.Distinct().OrderBy(machine => machine.Id.Value, StringComparer.Ordinal);
            return new(finding, reason, [.. ordered]);
        }
    }
}
