using Cli.Options;
using Remediation.Reporting;
using Remediation.Verdicts;
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
        Tell($"The product's identity is {options.Role} and log reader, and goes as far as mode {options.Mode}.");
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
            return await run(new Silence());
        }

        console.WriteLine();
        console.Write(new Rule(Markup.Escape(title)).LeftJustified());
        var report = await console
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(progress => run(new Bars(progress)));
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
            console.Write(NamedTable(report, truth));
            ShowGenerated(report);
        }

        foreach (var disagreement in disagreements)
        {
            console.MarkupLineInterpolated($"[red]disagreement[/] {disagreement}");
        }

        console.MarkupLineInterpolated(
            $"Report and world agree on {truth.Machines.Count - disagreements.Count} of {truth.Machines.Count} machines."
        );
        console.Profile.Out.Writer.WriteLine($"Report: {htmlPath}");
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

    private static Table NamedTable(SweepReport report, GroundTruth truth)
    {
        var lines = report.Machines.ToDictionary(line => line.Step.Machine.Name, StringComparer.OrdinalIgnoreCase);
        var truths = truth.Machines.ToDictionary(machine => machine.Name);
        var table = new Table().RoundedBorder().AddColumns("machine", "its story", "traffic", "verdict", "reason");
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

    private void ShowGenerated(SweepReport report)
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

            console.WriteLine($"{others.Count} generated machines were suspects:");
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
            _ => Color.Red,
        };
    }

    private sealed class Silence : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) { }
    }

    private sealed class Bars(ProgressContext context) : IProgress<SweepProgress>
    {
        private readonly Dictionary<SweepPhase, ProgressTask> tasks = [];

        public void Report(SweepProgress value)
        {
            lock (tasks)
            {
                foreach (var (phase, earlier) in tasks.Where(pair => pair.Key < value.Phase))
                {
                    earlier.Value = earlier.MaxValue;
                }

                if (!tasks.TryGetValue(value.Phase, out var task))
                {
                    tasks[value.Phase] = task = context.AddTask(Label(value.Phase), maxValue: value.Total);
                }

                task.Value = Math.Max(task.Value, value.Phase == SweepPhase.Judging ? value.Total : value.Done);
            }
        }

        private static string Label(SweepPhase phase)
        {
            return phase switch
            {
                SweepPhase.ReadingLogs => "asking the logs",
                SweepPhase.ReadingInventory => "reading the inventory",
                SweepPhase.RunningOrders => "run commands",
                _ => "judging",
            };
        }
    }
}
