using Cli.Options;
using Remediation.Reporting;
using Simulator.Fleet;
using Simulator.Machines;
using Simulator.Platform.Faults;
using Simulator.Verification;
using Spectre.Console;

namespace Cli.Output;

/// <summary>The terminal output of the demo: steps, progress, and a table at the end.</summary>
/// <param name="console">The terminal.</param>
/// <param name="isQuiet">True to print the conclusion only.</param>
public sealed class DemoOutput(IAnsiConsole console, bool isQuiet)
{
    /// <summary>Announces the next step.</summary>
    public void Introduce(SimulatedFleet world, DemoOptions options)
    {
        var named = NamedFleet.Machines.Count;
        Tell(
            $"[bold]A small Azure on this machine[/]: {named} named machines and {world.Machines.Count - named} "
                + $"generated ones, seed {options.Seed}."
        );
        Tell("Real SDK clients over HTTPS, the real script in every guest; the days are simulated.");
        Tell($"The product's identity is {options.Role} and log reader; the maximum mode is {options.Mode}.");
    }

    /// <summary>One line of markup that the simulator itself wrote; never text from a log.</summary>
    public void Tell(string markup)
    {
        if (!isQuiet)
        {
            console.MarkupLine(markup);
        }
    }

    /// <summary>Runs a sweep under a progress bar.</summary>
    public async Task<SweepReport> SweepAsync(string title, Func<IProgress<SweepProgress>, Task<SweepReport>> run)
    {
        if (isQuiet)
        {
            return await run(new NoProgress());
        }

        console.WriteLine();
        console.Write(new Rule(Markup.Escape(title)).LeftJustified());
        var report = await console
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(progress => run(new SweepProgressBars(progress)));
        var verdicts = report
            .Machines.GroupBy(line => line.Verdict.Kind)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key}");
        var counts =
            $"{report.Findings.RowsRead} rows, {report.Findings.Findings.Count} findings, "
            + $"{report.Machines.Count} machines";
        console.MarkupLineInterpolated($"{counts}: {string.Join(", ", verdicts)}");
        return report;
    }

    /// <summary>Shows the plan that a report made.</summary>
    public void ShowPlan(SweepReport report)
    {
        if (isQuiet)
        {
            return;
        }

        var table = new Table().RoundedBorder().Title($"{report.PlanId}").AddColumns("decision", "machines", "which");
        foreach (
            var group in report
                .Machines.GroupBy(line => line.Step.Decision.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var names = group.Select(line => line.Step.Machine.Name).ToList();
            var more = names.Count > 16 ? $" and {names.Count - 16} more" : "";
            table.AddRow(
                new Text(group.Key),
                new Text($"{names.Count}"),
                new Text(string.Join(", ", names.Take(16)) + more)
            );
        }

        console.Write(table);
    }

    /// <summary>
    /// The end: a table of the named machines, counts of the others, and whether report and simulated fleet agree.
    /// </summary>
    public void Conclude(SweepReport report, GroundTruth truth, IReadOnlyList<string> disagreements, string htmlPath)
    {
        if (!isQuiet)
        {
            console.WriteLine();
            console.Write(DemoVerdicts.CreateNamedTable(report, truth));
            DemoVerdicts.ShowGenerated(console, report);
        }

        foreach (var disagreement in disagreements)
        {
            console.MarkupLineInterpolated($"[red]disagreement[/] {disagreement}");
        }

        console.Profile.Out.Writer.WriteLine($"Report: {htmlPath}");
        console.WriteLine(DescribeMatch(truth.Machines.Count, disagreements.Count));
    }

    /// <summary>How often each kind of fault occurred.</summary>
    public void ShowFaults(IReadOnlyDictionary<FaultKind, int>? faults)
    {
        if (isQuiet || faults is null)
        {
            return;
        }

        var table = new Table().RoundedBorder().Title("what went wrong").AddColumns("fault", "times");
        foreach (var (kind, count) in faults)
        {
            table.AddRow(new Text(kind.ToString()), new Text($"{count}"));
        }

        console.Write(table);
    }

    /// <summary>The actions that the product's identity was refused, and how often.</summary>
    public void ShowRefusals(IReadOnlyDictionary<string, int> actions)
    {
        foreach (var (action, count) in actions.Where(_ => !isQuiet))
        {
            console.MarkupLineInterpolated($"[yellow]refused[/] {count} calls: the identity lacks {action}");
        }
    }

    private static string DescribeMatch(int machines, int mismatches)
    {
        return mismatches == 0
            ? $"All {machines} verdicts match the simulator's ground truth."
            : $"{mismatches} of {machines} verdicts do not match the simulator's ground truth.";
    }
}
