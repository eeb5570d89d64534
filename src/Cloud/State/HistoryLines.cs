using Remediation.Inventory;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>What a report leaves in each machine's history. Pure.</summary>
public static class HistoryLines
{
    // A table keeps 32,767 characters of text; a story quotes logs, and only the report has to quote them whole.
    private const int MostCharacters = 32_000;

    /// <summary>One line for each machine of the report.</summary>
    public static IReadOnlyList<(MachineId Machine, MachineHistoryLine Line)> From(SweepReport report)
    {
        return
        [
            .. report.Machines.Select(line =>
                (
                    line.Step.Machine.Id,
                    new MachineHistoryLine(
                        report.SweepId,
                        report.EndedAt,
                        report.Mode.ToString(),
                        line.Step.Decision.Name,
                        line.Verdict.Kind.ToString(),
                        line.Verdict.Reason.Code.Id,
                        line.Summary.Length <= MostCharacters ? line.Summary : line.Summary[..MostCharacters] + " …"
                    )
                )
            ),
        ];
    }
}
