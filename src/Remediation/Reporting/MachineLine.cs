using Remediation.ConnectionLogs;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>One machine of the report.</summary>
/// <param name="Step">The machine, the evidence, and the decision.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="OrderName">Name of the run command; empty if no order was sent.</param>
/// <param name="Facts">The machine's report; null if there is none.</param>
/// <param name="Traffic">Its traffic since its restart; null if it was not queried.</param>
public sealed record MachineLine(
    PlanStep Step,
    Verdict Verdict,
    string OrderName,
    GuestReport? Facts,
    MachineTraffic? Traffic
)
{
    /// <summary>
    /// What happened, in one line. The text is created on each call, because storing the texts of a large fleet takes
    /// much memory.
    /// </summary>
    public string Summary => MachineSummary.Write(Step, Verdict, Facts, Causes);

    /// <summary>Why it makes legacy connections, as far as that is known; empty where it has no findings.</summary>
    public IReadOnlyList<LikelyCause> Causes { get; init; } = [];
}
