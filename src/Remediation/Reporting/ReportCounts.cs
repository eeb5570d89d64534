using Remediation.Planning;
using Remediation.Verdicts;

namespace Remediation.Reporting;

/// <summary>
/// The counts of a report, and whether they add up. Counted from the report's own lists,
/// so that a list and its count cannot differ.
/// </summary>
public sealed record ReportCounts
{
    /// <summary>Decision names in the order in which reports show them.</summary>
    public static readonly IReadOnlyList<string> DecisionNames =
    [
        nameof(Decision.Inspect),
        nameof(Decision.Repair),
        nameof(Decision.Restart),
        nameof(Decision.Confirm),
        nameof(Decision.Wait),
        nameof(Decision.Refuse),
    ];

    private ReportCounts() { }

    /// <summary>Rows that the sources returned.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Rows that findings stand for.</summary>
    public required int RowsInFindings { get; init; }

    /// <summary>Rows that gave no finding.</summary>
    public required int RowsSkipped { get; init; }

    /// <summary>Findings.</summary>
    public required int Findings { get; init; }

    /// <summary>Findings that fit one machine.</summary>
    public required int Attributed { get; init; }

    /// <summary>Findings that fit none, or more than one.</summary>
    public required int Unattributed { get; init; }

    /// <summary>Machines that were decided about.</summary>
    public required int Machines { get; init; }

    /// <summary>Machines by decision; every decision is there, also with zero.</summary>
    public required IReadOnlyDictionary<string, int> Decisions { get; init; }

    /// <summary>Machines by verdict; every verdict is there, also with zero.</summary>
    public required IReadOnlyDictionary<VerdictKind, int> Verdicts { get; init; }

    /// <summary>True where rows, findings and machines are all accounted for.</summary>
    public bool AddsUp
    {
        get
        {
            return RowsRead == RowsInFindings + RowsSkipped
                && Findings == Attributed + Unattributed
                && Machines == Decisions.Values.Sum()
                && Machines == Verdicts.Values.Sum();
        }
    }

    /// <summary>Counts a report.</summary>
    public static ReportCounts From(SweepReport report)
    {
        return new()
        {
            RowsRead = report.Findings.RowsRead,
            RowsInFindings = report.Findings.Findings.Sum(finding => finding.Rows),
            RowsSkipped = report.Findings.Skipped.Sum(group => group.Rows),
            Findings = report.Findings.Findings.Count,
            Attributed = report.Machines.Sum(line => line.Step.Subject.Findings.Count),
            Unattributed = report.Unattributed.Count,
            Machines = report.Machines.Count,
            Decisions = DecisionNames.ToDictionary(
                name => name,
                name => report.Machines.Count(line => line.Step.Decision.Name == name)
            ),
            Verdicts = Enum.GetValues<VerdictKind>()
                .ToDictionary(kind => kind, kind => report.Machines.Count(line => line.Verdict.Kind == kind)),
        };
    }
}
