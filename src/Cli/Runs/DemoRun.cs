using Cli.Options;
using Cli.Output;
using Cli.Serving;
using Remediation.Baseline;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Guests.Wine;
using Simulator.Machines;
using Simulator.Platform.Faults;
using Simulator.Verification;

namespace Cli.Runs;

/// <summary>
/// The whole demo: a week of traffic, a report, a repair, a night with restarts, and sweeps that watch the traffic
/// afterwards.
/// </summary>
public static class DemoRun
{
    // A Monday in the simulator's past; every sweep is at six in the morning, before the fleet's working hours.
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private const int ClockFactor = 30;

    /// <summary>
    /// Runs the demo; true if the last report agrees with the simulated fleet and every named machine has its expected
    /// verdict.
    /// </summary>
    public static async Task<bool> RunAsync(DemoOptions options, DemoOutput screen, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock(Monday, ClockFactor);
        await using IHypervisor hypervisor =
            options.Guests == GuestKind.Wine
                ? await WineHypervisor.StartAsync(cancellationToken)
                : new MemoryHypervisor();
        var chance = new Random(options.Seed);
        var specs = NamedFleet.Machines.Concat(
            GeneratedFleet.Machines(options.Machines - NamedFleet.Machines.Count, chance)
        );
        var world = await SimulatedFleet.BuildAsync(specs, options.Seed, hypervisor, cancellationToken);
        screen.Introduce(world, options);

        var sink = new FileReportSink(options.Output, TlsBaseline.Default);
        await using var storage = await WorkstationStorage.StartAsync(options.Storage, cancellationToken);
        await using var sweeps = await SimulatedSweeps.StartAsync(
            options,
            world,
            clock,
            storage.OpenLedger(),
            sink,
            cancellationToken
        );
        await world.PassAWeekUntilAsync(DateOnly.FromDateTime(Monday.UtcDateTime), cancellationToken);
        var before = await GroundTruth.SnapshotAsync(world, cancellationToken);
        var report = await PlayAsync(options.Mode, world, clock, sweeps, screen, cancellationToken);
        var after = await GroundTruth.SnapshotAsync(world, cancellationToken);
        var truth = GroundTruth.Compare(world, options.Seed, before, after, sweeps.AcceptedOrders) with
        {
            Faults = sweeps.Faults?.Tally.Counts,
            RefusedActions = sweeps.RefusedActions,
            UnexpectedRequests = sweeps.UnexpectedRequests,
        };
        await WriteAsync(options, truth, cancellationToken);

        // Expected verdicts do not allow for faults or missing permissions, so with these only the report's truth is
        // checked.
        var asksForStories =
            options.Mode == SweepMode.Repair && truth.Faults is null && truth.RefusedActions.Count == 0;
        var disagreements = ReportAudit
            .FindDisagreements(report, truth)
            .Concat(asksForStories ? ReportAudit.FindUnexpected(report, truth) : [])
            .ToList();
        screen.ShowFaults(truth.Faults);
        screen.ShowRefusals(truth.RefusedActions);
        screen.Conclude(report, truth, disagreements, sink.HtmlPath);
        return disagreements.Count == 0;
    }

    private static async Task WriteAsync(DemoOptions options, GroundTruth truth, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(options.Output.FullName, "ground-truth.json"),
            truth.ToJson(),
            cancellationToken
        );
        if (truth.Faults is not null)
        {
            await File.WriteAllTextAsync(
                Path.Combine(options.Output.FullName, "faults.json"),
                truth.FaultsToJson(),
                cancellationToken
            );
        }
    }

    private static async Task<SweepReport> PlayAsync(
        SweepMode mode,
        SimulatedFleet world,
        SimulatedClock clock,
        SimulatedSweeps sweeps,
        DemoOutput screen,
        CancellationToken cancellationToken
    )
    {
        var report = await screen.SweepAsync(
            "Monday: look, touch nothing",
            p => sweeps.RunAsync(SweepMode.Report, p, cancellationToken)
        );
        screen.ShowPlan(report);
        if (mode == SweepMode.Report)
        {
            return report;
        }

        report = await screen.SweepAsync(
            $"Monday: the same plan in mode {mode}",
            p => sweeps.RunAsync(mode, p, cancellationToken)
        );
        if (mode == SweepMode.Inspect)
        {
            return report;
        }

        await PassDaysAsync(world, clock, sweeps.Faults, 1, cancellationToken);
        var restarted = await RestartTonightAsync(world, report, cancellationToken);
        screen.Tell($"Monday night: {restarted} machines restart, each by its owner; one waits for its window");
        report = await screen.SweepAsync(
            "Tuesday: what does the registry say after the restart?",
            p => sweeps.RunAsync(mode, p, cancellationToken)
        );
        await PassDaysAsync(world, clock, sweeps.Faults, 2, cancellationToken);
        sweeps.Faults?.SparesTheWorld = true;
        return await screen.SweepAsync(
            "Thursday: what do the logs say?",
            p => sweeps.RunAsync(mode, p, cancellationToken)
        );
    }

    private static async Task PassDaysAsync(
        SimulatedFleet world,
        SimulatedClock clock,
        FaultInjection? faults,
        int days,
        CancellationToken cancellationToken
    )
    {
        await (faults?.BringBackAsync() ?? Task.CompletedTask);
        for (var day = 0; day < days; day++)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            await world.SimulateDayAsync(today, cancellationToken);
            clock.JumpTo(new DateTimeOffset(today.AddDays(1), new TimeOnly(6, 0), TimeSpan.Zero));
        }
    }

    // Owners read the report and restart what it says needs a restart.
    private static async Task<int> RestartTonightAsync(
        SimulatedFleet world,
        SweepReport report,
        CancellationToken cancellationToken
    )
    {
        var pending = report
            .Machines.Where(line => line.Verdict.Kind == VerdictKind.RestartPending)
            .Select(line => line.Step.Machine.Id.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var restarted = world
            .Machines.Where(m =>
                m.Spec.RestartsTonight && m.PowerState == "running" && pending.Contains(m.Place.ResourceId)
            )
            .ToList();
        await Task.WhenAll(restarted.Select(machine => machine.RestartAsync(cancellationToken)));
        return restarted.Count;
    }
}
