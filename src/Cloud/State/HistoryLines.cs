using Remediation.Inventory;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>Converts a report into lines of the machines' histories. Pure.</summary>
public static class HistoryLines
{
    // A table property holds 32,767 characters of text. The summary quotes logs; only the report quotes them
    // completely.
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
