using Remediation.Reporting;
using Spectre.Console;

namespace Cli.Output;

/// <summary>A sweep's progress as one bar for each phase.</summary>
/// <param name="context">Where the bars are drawn.</param>
internal sealed class SweepProgressBars(ProgressContext context) : IProgress<SweepProgress>
{
    private readonly Dictionary<SweepPhase, ProgressTask> tasks = [];

    /// <inheritdoc/>
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
            SweepPhase.ReadingLogs => "querying the logs",
            SweepPhase.ReadingInventory => "reading the inventory",
            SweepPhase.RunningOrders => "run commands",
            _ => "judging",
        };
    }
}
