using System.Diagnostics.CodeAnalysis;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Reasons;

namespace Remediation.Planning;

/// <summary>A machine for which the sweep makes a decision, with the evidence.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Findings">
/// Findings that are attributed to the machine; empty for a candidate or a machine that is only confirmed.
/// </param>
/// <param name="CandidateFor">
/// Why a finding could not be attributed to this machine alone; null if findings or the ledger name the machine.
/// </param>
/// <param name="Entry">The machine's ledger entry; null if there is none.</param>
public sealed record PlanSubject(
    Machine Machine,
    IReadOnlyList<Finding> Findings,
    Reason? CandidateFor,
    LedgerEntry? Entry
)
{
    /// <summary>True if a finding may belong to this machine or to another one.</summary>
    [MemberNotNullWhen(true, nameof(CandidateFor))]
    public bool IsCandidate => CandidateFor is not null;

    /// <summary>True if an earlier order found or made the machine's values compliant with the baseline.</summary>
    [MemberNotNullWhen(true, nameof(Entry))]
    public bool IsRepaired => Entry?.BaselineMetAt is not null;

    /// <summary>True if this sweep saw an order end here before it was killed.</summary>
    /// <param name="resumedSweepId">Id of the resumed sweep; empty for a sweep that runs for the first time.</param>
    [MemberNotNullWhen(true, nameof(Entry))]
    public bool WasConcludedBy(string resumedSweepId) => Entry is not null && Entry.IsConcludedBy(resumedSweepId);
}
