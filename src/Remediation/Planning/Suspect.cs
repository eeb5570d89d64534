using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Reasons;
using Remediation.Safety;

namespace Remediation.Planning;

/// <summary>A machine that the sweep has to decide about, and why.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Findings">
/// What is proven to be its own; empty for a mere candidate or one that is only being confirmed.
/// </param>
/// <param name="CandidateFor">Why it could not be told from others; null where findings or the ledger name it.</param>
/// <param name="Entry">What the ledger remembers, or null.</param>
public sealed record Suspect(
    Machine Machine,
    IReadOnlyList<Finding> Findings,
    Reason? CandidateFor,
    LedgerEntry? Entry
);
