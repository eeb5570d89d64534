using System.Diagnostics;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulator.Machines;
using Simulator.Verification;
using Spectre.Console;

namespace Cli.Output;

/// <summary>Verdicts of the demo's last report: a table of the named machines, counts of the generated ones.</summary>
internal static class DemoVerdicts
{
    /// <summary>The named machines, with their traffic before and after.</summary>
    public static Table CreateNamedTable(SweepReport report, GroundTruth truth)
    {
        var lines = report.Machines.ToDictionary(line => line.Step.Machine.Name, StringComparer.OrdinalIgnoreCase);
        var truths = truth.Machines.ToDictionary(machine => machine.Name);
        var table = new Table()
            .RoundedBorder()
            .AddColumns("machine", "what is special about it", "traffic", "verdict", "reason");
        foreach (var spec in NamedFleet.Machines)
        {
            var before = truths[spec.Name].Before.Protocol;
            var after = truths[spec.Name].After.Protocol;
            var line = lines.GetValueOrDefault(spec.Name);
            table.AddRow(
                new Text(spec.Name),
                new Text(spec.Story),
                new Text(before == after ? before : $"{before} -> {after}"),
                Badge(line?.Verdict.Kind),
                new Text(line is null ? "" : line.Verdict.Reason.Code.ToString())
            );
        }

        return table;
    }

    /// <summary>Shows how often each verdict is that of a generated machine.</summary>
    public static void ShowGenerated(IAnsiConsole console, SweepReport report)
    {
        var names = NamedFleet.Machines.Select(spec => spec.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = report.Machines.Where(line => !names.Contains(line.Step.Machine.Name)).ToList();
        if (others.Count > 0)
        {
            var chart = new BreakdownChart().Width(80);
            foreach (var group in others.GroupBy(line => line.Verdict.Kind).OrderBy(group => group.Key))
            {
                chart.AddItem(group.Key.ToString(), group.Count(), Colour(group.Key));
            }

            console.WriteLine($"{others.Count} generated machines in the report:");
            console.Write(chart);
        }
    }

    private static Text Badge(VerdictKind? verdict) =>
        verdict is { } kind ? new Text(kind.ToString(), new Style(Colour(kind))) : new Text("(not in the report)");

    private static Color Colour(VerdictKind verdict)
    {
        return verdict switch
        {
            VerdictKind.Confirmed or VerdictKind.Compliant => Color.Green,
            VerdictKind.Repaired or VerdictKind.RestartPending => Color.Aqua,
            VerdictKind.Refused or VerdictKind.Unproven => Color.Grey,
            VerdictKind.StillLegacy or VerdictKind.Drifted => Color.Yellow,
            VerdictKind.Failed or VerdictKind.RolledBack => Color.Red,
            _ => throw new UnreachableException($"No colour for the verdict {verdict}."),
        };
    }
}
