using Lab.CommandLine;
using Lab.Guests;
using Lab.Serve;
using Lab.World;
using Remediation.Baseline;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Verdicts;

namespace Lab.Loop;

/// <summary>The whole loop: a week of traffic, a report, a repair, a night with restarts, and sweeps that watch the traffic afterwards.</summary>
public static class LoopRun
{
    // A Monday in the Lab's past; every sweep is at six in the morning, before the fleet's working hours.
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private const int ClockFactor = 30;

    /// <summary>Runs it; true where the last report agrees with the world and every named machine has the verdict of its story.</summary>
    public static async Task<bool> RunAsync(LabOptions options, Screen screen, CancellationToken cancellationToken)
    {
        var clock = new LabClock(Monday, ClockFactor);
        using var shell = new GuestShell(Environment.ProcessorCount);
        var chance = new Random(options.Seed);
        var specs = NamedFleet.Machines.Concat(GeneratedFleet.Machines(options.Machines - NamedFleet.Machines.Count, chance));
        var world = new LabWorld(specs, options.Seed, shell);
        screen.Introduce(world, options);

        var sink = new FileReportSink(options.Output, TlsBaseline.Default);
        await using var storage = await LabStorage.StartAsync(options.Storage, cancellationToken);
        await using var sweeps = await LabSweeps.StartAsync(options, world, clock, storage.OpenLedger(), sink, cancellationToken);
        world.PassAWeekUntil(DateOnly.FromDateTime(Monday.UtcDateTime));
        var before = GroundTruth.Snapshot(world);
        var report = await PlayAsync(options.Mode, world, clock, sweeps, screen, cancellationToken);
        var truth = GroundTruth.Of(world, options.Seed, before, GroundTruth.Snapshot(world));
        await File.WriteAllTextAsync(Path.Combine(options.Output.FullName, "ground-truth.json"), truth.ToJson(), cancellationToken);

        var disagreements = Audit.Disagreements(report, truth).Concat(options.Mode == SweepMode.Repair ? Audit.Unexpected(report, truth) : []).ToList();
        screen.Conclude(report, truth, disagreements, sink.HtmlPath);
        return disagreements.Count == 0;
    }

    private static async Task<SweepReport> PlayAsync(
        SweepMode mode, LabWorld world, LabClock clock, LabSweeps sweeps, Screen screen, CancellationToken cancellationToken)
    {
        var report = await screen.SweepAsync("Monday: look, touch nothing", p => sweeps.RunAsync(SweepMode.Report, p, cancellationToken));
        screen.ShowPlan(report);
        if (mode == SweepMode.Report)
        {
            return report;
        }

        report = await screen.SweepAsync($"Monday: the same plan in mode {mode}", p => sweeps.RunAsync(mode, p, cancellationToken));
        if (mode == SweepMode.Inspect)
        {
            return report;
        }

        PassDays(world, clock, 1);
        screen.Tell($"Monday night: {RestartTonight(world, report)} machines restart, each by its owner; one waits for its window");
        report = await screen.SweepAsync("Tuesday: what does the registry say after the restart?", p => sweeps.RunAsync(mode, p, cancellationToken));
        PassDays(world, clock, 2);
        return await screen.SweepAsync("Thursday: what do the logs say?", p => sweeps.RunAsync(mode, p, cancellationToken));
    }

    private static void PassDays(LabWorld world, LabClock clock, int days)
    {
        for (var day = 0; day < days; day++)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            world.Live(today);
            clock.JumpTo(new DateTimeOffset(today.AddDays(1), new TimeOnly(6, 0), TimeSpan.Zero));
        }
    }

    // Owners read the report and restart what it says needs a restart.
    private static int RestartTonight(LabWorld world, SweepReport report)
    {
        var pending = report.Machines.Where(line => line.Verdict.Kind == VerdictKind.RestartPending)
            .Select(line => line.Step.Machine.Id.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var restarted = world.Machines.Where(m => m.Spec.RestartsTonight && pending.Contains(m.Place.ResourceId)).ToList();
        restarted.ForEach(machine => machine.Restart());
        return restarted.Count;
    }
}
