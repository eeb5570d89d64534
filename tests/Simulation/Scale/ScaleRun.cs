using Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation.Execution;
using Remediation.Orders.RateLimiting;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Verdicts;
using Simulation.Tests.Time;
using Simulator.Platform.Throttling;

namespace Simulation.Tests.Scale;

/// <summary>The real sweep over a large fleet in virtual time.</summary>
internal static class ScaleRun
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Sweeps the fleet once and measures.</summary>
    public static async Task<ScaleOutcome> RunAsync(ScaleScenario scenario)
    {
        var fleet = new ScaleFleet(scenario);
        SweepReport? report = null;
        await SweepAsync(scenario, fleet, published => report = published);
        var bound = new LowerBound(fleet);
        return new ScaleOutcome(
            scenario,
            report!.Machines.Count(line => line.Verdict.Kind is VerdictKind.RestartPending),
            report.Calls,
            report.EndedAt - Start,
            bound.WithRamp(scenario.Pace),
            bound.WithoutRamp()
        );
    }

    /// <summary>Sweeps the fleet once and returns the report as published.</summary>
    public static async Task SweepAsync(ScaleScenario scenario, ScaleFleet fleet, Action<SweepReport> published)
    {
        var chance = new Random(scenario.Seed);
        var time = new VirtualTime(Start, chance);
        var turns = new Turns(time, chance);
        var quotas = new AzureQuotas(new ProcessClock(time, new SimulatedProcess("Azure", long.MaxValue)));
        var worker = new SimulatedProcess("worker", long.MaxValue);
        turns.Add(worker);

        var ports = new ScalePorts(fleet);
        var channel = new ScaleChannel(time, chance, quotas, scenario.HasVmQuotas, fleet, worker);
        var sweep = new Sweep(
            new SweepPorts(ports, ports, channel, new MemoryLedger(), new ScaleSink(published), new MemoryKillSwitch()),
            scenario.Pace,
            new CallRateLimiter(),
            new ProcessClock(time, worker),
            NullLogger<Sweep>.Instance
        );
        Task? running = null;
        worker.Post(() =>
            running = sweep.RunAsync(new SweepRun("scale", scenario.Policy), new Unwatched(), CancellationToken.None)
        );
        turns.RunUntil(DateTimeOffset.MaxValue, () => running is { IsCompleted: true });
        await running!;
    }
}
