using Simulation.Tests.Scale;
using Spectre.Console;

namespace Benchmarks;

/// <summary>Both tables: what a repaired machine costs in calls, and how long fleets take.</summary>
internal static class ScaleTables
{
    private const double MostCallsPerMachine = 3.5;
    private const double LargestRatio = 1.25;
    private const int Widest = 150;

    private static readonly ScaleScenario[] Scenarios =
    [
        new(1_000, 1),
        new(10_000, 1),
        new(1_000, 10),
        new(10_000, 10),
        new(10_000, 10) { InFlight = 2_560 },
        new(10_000, 1) { Regions = 4 },
    ];

    /// <summary>Runs all fleets and prints; 1 where a limit is missed.</summary>
    public static async Task<int> PrintAsync(IAnsiConsole console)
    {
        var outcomes = new List<ScaleOutcome>();
        foreach (var scenario in Scenarios)
        {
            outcomes.Add(await ScaleRun.RunAsync(scenario));
        }

        // Wherever it is printed, no column is cut.
        console.Profile.Width = Math.Max(console.Profile.Width, Widest);
        console.Write(Calls(outcomes));
        console.Write(Makespans(outcomes));
        return outcomes.TrueForAll(outcome =>
            outcome.Repaired == outcome.Scenario.Machines && HasFewCalls(outcome) && IsFast(outcome)
        )
            ? 0
            : 1;
    }

    private static Table Calls(IEnumerable<ScaleOutcome> outcomes)
    {
        var table = Of(
            "Calls to Resource Manager",
            "machines",
            "subscriptions",
            "regions",
            "in flight",
            "repaired",
            "reads",
            "writes",
            "deletes",
            "throttled",
            "calls per machine",
            "limit",
            ""
        );
        foreach (var (outcome, fleet) in outcomes.Select(outcome => (outcome, outcome.Scenario)))
        {
            table.AddRow(
                $"{fleet.Machines:N0}",
                $"{fleet.Subscriptions}",
                $"{fleet.Regions}",
                $"{fleet.InFlight:N0}",
                $"{outcome.Repaired:N0}",
                $"{outcome.Calls.Reads:N0}",
                $"{outcome.Calls.Writes:N0}",
                $"{outcome.Calls.Deletes:N0}",
                $"{outcome.Calls.Throttled}",
                $"{outcome.CallsPerMachine:0.000}",
                $"{MostCallsPerMachine:0.0}",
                Word(HasFewCalls(outcome))
            );
        }

        return table;
    }

    private static Table Makespans(IEnumerable<ScaleOutcome> outcomes)
    {
        var table = Of(
            "Makespan in virtual time",
            "machines",
            "subscriptions",
            "regions",
            "in flight",
            "makespan",
            "bound with ramp",
            "ratio",
            "limit",
            "",
            "bound without ramp",
            "ratio"
        );
        foreach (var (outcome, fleet) in outcomes.Select(outcome => (outcome, outcome.Scenario)))
        {
            table.AddRow(
                $"{fleet.Machines:N0}",
                $"{fleet.Subscriptions}",
                $"{fleet.Regions}",
                $"{fleet.InFlight:N0}",
                Seconds(outcome.Makespan),
                Seconds(outcome.Bound),
                $"{outcome.Ratio:0.000}",
                $"{LargestRatio:0.00}",
                Word(IsFast(outcome)),
                Seconds(outcome.BoundWithoutRamp),
                $"{outcome.RatioWithoutRamp:0.000}"
            );
        }

        return table;
    }

    private static Table Of(string title, params string[] columns)
    {
        var table = new Table().Title(title);
        Array.ForEach(columns, column => table.AddColumn(new TableColumn(column).RightAligned()));
        return table;
    }

    private static string Seconds(TimeSpan span) => $"{span.TotalSeconds:N1} s";

    private static string Word(bool holds) => holds ? "ok" : "MISSED";

    private static bool HasFewCalls(ScaleOutcome outcome) => outcome.CallsPerMachine <= MostCallsPerMachine;

    private static bool IsFast(ScaleOutcome outcome) => outcome.Ratio <= LargestRatio;
}
