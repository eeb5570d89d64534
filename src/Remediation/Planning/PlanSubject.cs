using System.Diagnostics.CodeAnalysis;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Reasons;

namespace Remediation.Planning;

/// <summary>A machine that the sweep has to decide about, and why.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Findings">
/// What is proven to be its own; empty for a mere candidate or one that is only being confirmed.
/// </param>
/// <param name="CandidateFor">Why it could not be told from others; null where findings or the ledger name it.</param>
/// <param name="Entry">What the ledger remembers, or null.</param>
public sealed record PlanSubject(
    Machine Machine,
    IReadOnlyList<Finding> Findings,
    Reason? CandidateFor,
    LedgerEntry? Entry
)
{
    /// <summary>True if the logs may mean this machine or another one.</summary>
    [MemberNotNullWhen(true, nameof(CandidateFor))]
    public bool IsCandidate => CandidateFor is not null;

    /// <summary>True if an earlier order found or made the machine's values right.</summary>
    [MemberNotNullWhen(true, nameof(Entry))]
    public bool IsRepaired => Entry?.BaselineMetAt is not null;

    /// <summary>True if this sweep saw an order end here before it was killed.</summary>
    /// <param name="resumedSweepId">The sweep that runs again; empty for one that runs for the first time.</param>
    [MemberNotNullWhen(true, nameof(Entry))]
    public bool WasConcludedBy(string resumedSweepId) => Entry is not null && Entry.IsConcludedBy(resumedSweepId);
}
