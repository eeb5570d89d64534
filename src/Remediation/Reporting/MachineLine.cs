using Remediation.ConnectionLogs;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>One machine of the report.</summary>
/// <param name="Step">The machine, why it was looked at, and the decision.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="OrderName">Name of the run command; empty where none was sent.</param>
/// <param name="Facts">What the machine reported; null where it did not.</param>
/// <param name="Traffic">Its traffic since its restart; null where it was not asked for.</param>
public sealed record MachineLine(
    PlanStep Step,
    Verdict Verdict,
    string OrderName,
    GuestReport? Facts,
    MachineTraffic? Traffic
)
{
    /// <summary>
    /// One line that tells what happened. Told anew each time: the stories of a large fleet would be its largest texts.
    /// </summary>
    public string Summary => MachineSummary.Write(Step, Verdict, Facts, Causes);

    /// <summary>Why it makes legacy connections, as far as that is known; empty where it has no findings.</summary>
    public IReadOnlyList<LikelyCause> Causes { get; init; } = [];
}
