using Lab.Platform.Throttling;
using Lab.State;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation;
using Remediation.Orders.Pacing;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulation.Tests.Time;

namespace Simulation.Tests.Scale;

/// <summary>What a fleet took.</summary>
/// <param name="Scenario">The fleet.</param>
/// <param name="Repaired">Machines whose values are right now.</param>
/// <param name="Calls">Calls to Resource Manager.</param>
/// <param name="Makespan">Virtual time until the last sweep had published its report.</param>
/// <param name="Bound">The least time for anybody who keeps the operator's ramp.</param>
/// <param name="BoundWithoutRamp">The least time for anybody who keeps Azure's limits only.</param>
internal sealed record ScaleOutcome(ScaleScenario Scenario, int Repaired, CallTally Calls, TimeSpan Makespan, TimeSpan Bound, TimeSpan BoundWithoutRamp)
{
    public double CallsPerMachine => (double)Calls.Total / Scenario.Machines;

    public double Ratio => Makespan / Bound;

    public double RatioWithoutRamp => Makespan / BoundWithoutRamp;
}

/// <summary>The real sweep over a large fleet in virtual time: a process for each subscription, all side by side.</summary>
internal sealed class ScaleRun
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly ScaleScenario scenario;
    private readonly Random chance;
    private readonly VirtualTime time;
    private readonly AzureQuotas quotas;
    private readonly Turns turns;
    private readonly List<Task> sweeps = [];

    private ScaleRun(ScaleScenario scenario)
    {
        this.scenario = scenario;
        chance = new Random(scenario.Seed);
        time = new VirtualTime(Start, chance);
        turns = new Turns(time, chance);
        var azure = new SimulatedProcess("Azure", long.MaxValue);
        quotas = new AzureQuotas(new ProcessClock(time, azure));
    }

    /// <summary>Sweeps the fleet once.</summary>
    public static async Task<ScaleOutcome> RunAsync(ScaleScenario scenario)
    {
        var reports = new List<SweepReport>();
        var fleets = Fleets(scenario).ToList();
        await SweepAsync(scenario, fleets, reports.Add);
        var calls = reports.Aggregate(CallTally.None, (sum, report) => new CallTally(sum.Reads + report.Calls.Reads, sum.Writes + report.Calls.Writes,
            sum.Deletes + report.Calls.Deletes, sum.Throttled + report.Calls.Throttled));
        var bounds = fleets.Select(fleet => new LowerBound(fleet, scenario.Regions)).ToList();
        return new ScaleOutcome(
            scenario,
            reports.Sum(report => report.Machines.Count(line => line.Verdict.Kind is VerdictKind.RestartPending)),
            calls,
            reports.Max(report => report.EndedAt) - Start,
            bounds.Max(bound => bound.WithRamp(scenario.Pace)),
            bounds.Max(bound => bound.WithoutRamp()));
    }

    /// <summary>Sweeps fleets side by side, each in a process of its own, and hands out each report as it is published.</summary>
    public static async Task SweepAsync(ScaleScenario scenario, IReadOnlyList<ScaleFleet> fleets, Action<SweepReport> published)
    {
        var run = new ScaleRun(scenario);
        for (var number = 0; number < fleets.Count; number++)
        {
            run.Begin(number, fleets[number], published);
        }

        run.turns.RunUntil(DateTimeOffset.MaxValue, () => run.sweeps.Count == fleets.Count && run.sweeps.TrueForAll(sweep => sweep.IsCompleted));
        await Task.WhenAll(run.sweeps);
    }

    /// <summary>The machines of each sweep.</summary>
    public static IEnumerable<ScaleFleet> Fleets(ScaleScenario scenario) => scenario.IsOneSweep
        ? [new ScaleFleet(scenario, 0, scenario.Subscriptions)]
        : Enumerable.Range(0, scenario.Subscriptions).Select(number => new ScaleFleet(scenario, number, 1));

    private void Begin(int number, ScaleFleet fleet, Action<SweepReport> published)
    {
        var process = new SimulatedProcess($"worker {number}", long.MaxValue);
        turns.Add(process);
        var ports = new ScalePorts(fleet);
        var channel = new ScaleChannel(time, chance, quotas, !scenario.IsOneSweep, fleet, process);
        var sweep = new Sweep(
            new SweepPorts(ports, ports, channel, new MemoryLedger(), new ScaleSink(published), new MemoryKillSwitch()),
            scenario.Pace, new Pacer(), new ProcessClock(time, process), NullLogger<Sweep>.Instance);
        process.Post(() => sweeps.Add(sweep.RunAsync(new SweepRun($"scale-{number}", scenario.Policy), new Unwatched(), CancellationToken.None)));
    }
}
