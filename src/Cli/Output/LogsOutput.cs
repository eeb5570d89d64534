using Cloud.Exports;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Reporting;
using Spectre.Console;

namespace Cli.Output;

/// <summary>
/// The terminal output of <c>logs</c>: the content of each file, the findings, the plan. Text from logs is never
/// markup.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="errors">The terminal for errors.</param>
/// <param name="isQuiet">True to print problems and the conclusion only.</param>
public sealed class LogsOutput(IAnsiConsole console, TextWriter errors, bool isQuiet)
{
    /// <summary>Shows why there is no result.</summary>
    public void Fail(string why) => errors.WriteLine(why);

    /// <summary>
    /// Shows the content of each file. Malformed lines are shown even when quiet, because they would go unnoticed
    /// otherwise.
    /// </summary>
    public void ShowReading(ExportReading reading)
    {
        if (!isQuiet)
        {
            var table = new Table()
                .RoundedBorder()
                .AddColumns("file", "records", "connections", "other events", "malformed");
            foreach (var file in reading.Files)
            {
                table.AddRow(
                    new Text(file.File),
                    Number(file.Records),
                    Number(file.Mapped),
                    Number(file.NotConnections),
                    Number(file.Malformed)
                );
            }

            console.Write(table);
        }

        var complaints = reading.Files.SelectMany(file =>
            file.Failure is null ? file.Examples : [.. file.Examples, $"{file.File}: {file.Failure}"]
        );
        foreach (var complaint in complaints.Concat(reading.Problems))
        {
            console.MarkupLineInterpolated($"[yellow]skipped[/] {complaint}");
        }
    }

    /// <summary>Shows findings and plan.</summary>
    public void Conclude(SweepReport report, string htmlPath)
    {
        if (!isQuiet)
        {
            console.Write(Findings(report));
            console.Write(Plan(report));
        }

        if (report.InventoryIncomplete is { } gap)
        {
            console.MarkupLineInterpolated($"[yellow]inventory[/] {gap.Detail}");
        }

        var findings =
            $"{report.Findings.Findings.Count} findings, {report.Attributed} attributed, "
            + $"{report.Unattributed.Count} not";
        var counts = $"{report.Findings.RowsRead} rows, {findings}";
        console.MarkupLineInterpolated($"{counts}; {report.Outcome}. Nothing was contacted.");
        console.Profile.Out.Writer.WriteLine($"Report: {htmlPath}");
    }

    private static Table Findings(SweepReport report)
    {
        var owners = report
            .Machines.SelectMany(
                line => line.Step.Subject.Findings,
                (line, finding) => (finding, line.Step.Machine.Name)
            )
            .ToDictionary(pair => pair.finding, pair => pair.Name);
        var reasons = report.Unattributed.ToDictionary(u => u.Finding, Explain);
        var table = new Table()
            .RoundedBorder()
            .Title("Findings")
            .AddColumns("caller", "protocol", "hits", "last seen", "machine");
        foreach (var finding in report.Findings.Findings)
        {
            table.AddRow(
                new Text(finding.Caller.Label),
                new Text(finding.Protocol.Label()),
                new Text(Hits(finding)),
                new Text($"{finding.LastSeen:yyyy-MM-dd HH:mm}"),
                new Text(owners.GetValueOrDefault(finding) ?? reasons.GetValueOrDefault(finding) ?? "")
            );
        }

        return table;
    }

    private static Table Plan(SweepReport report)
    {
        var table = new Table()
            .RoundedBorder()
            .Title(report.PlanId)
            .AddColumns("machine", "system", "decision", "story");
        foreach (var line in report.Machines)
        {
            table.AddRow(
                new Text(line.Step.Machine.Name),
                new Text(line.Step.Machine.OsName),
                new Text(line.Step.Decision.Name),
                new Text(line.Summary)
            );
        }

        return table;
    }

    private static Text Number(long number) => new($"{number}");

    private static string Hits(Finding finding) =>
        finding.TotalHits > 0 ? $"{finding.Hits} of {finding.TotalHits}" : $"{finding.Hits}";

    private static string Explain(Attribution.Unattributed unattributed)
    {
        return unattributed.Candidates.Count == 0
            ? unattributed.Reason.Code.ToString()
            : $"{unattributed.Reason.Code}: one of "
                + $"{string.Join(", ", unattributed.Candidates.Select(machine => machine.Name))}";
    }
}
