namespace Remediation.Reporting;

/// <summary>
/// Checks that no data was lost: rows = rows in findings + skipped rows; findings = attributed + unattributed; machines
/// = decisions = verdicts. Every report is checked, in production too: lost data is a bug, and a bug must not look like
/// a clean fleet.
/// </summary>
public static class Conservation
{
    /// <summary>Checks a report against the plan that it came from.</summary>
    /// <exception cref="ConservationException">Data was lost or counted twice.</exception>
    public static void Check(SweepReport report, Remediation.Planning.Plan plan)
    {
        var rows =
            report.Findings.Findings.Sum(finding => finding.Rows) + report.Findings.Skipped.Sum(group => group.Rows);
        Require(
            report.Findings.RowsRead == rows,
            $"{report.Findings.RowsRead} rows were read, {rows} are accounted for"
        );
        var sourceRows = report.Sources.Sum(source => source.Rows);
        Require(
            report.Findings.RowsRead == sourceRows,
            $"the sources gave {sourceRows} rows, {report.Findings.RowsRead} were read"
        );
        var attributions = report.Attributed + report.Unattributed.Count;
        Require(
            report.Findings.Findings.Count == attributions,
            $"{report.Findings.Findings.Count} findings, {attributions} attributions"
        );
        var proven = report.Machines.Sum(line => line.Step.Subject.Findings.Count);
        Require(
            report.Attributed == proven,
            $"{report.Attributed} findings are attributed, the machines hold {proven}"
        );
        Require(
            report.Machines.Select(line => line.Step).SequenceEqual(plan.Steps),
            "the machines of the report are not those of the plan"
        );
        Require(
            plan.Steps.Select(step => step.Machine.Id).Distinct().Count() == plan.Steps.Count,
            "a machine has more than one decision"
        );
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ConservationException($"The sweep lost something: {otherwise}.");
        }
    }
}
