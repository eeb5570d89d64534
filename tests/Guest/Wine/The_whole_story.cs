using Cli.Options;
using Cli.Output;
using Cli.Runs;
using Hosting.State;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Verdicts;
using Simulator.Fleet;
using Simulator.Guests.Wine;
using Simulator.Machines;

namespace Guest.Tests.Wine;

/// <summary>
/// The loop, closed, on Windows' own registry and Schannel as Wine has them, through the real Azure clients and a
/// simulated Resource Manager.
/// </summary>
public sealed class The_whole_story
{
    // A machine has the wall's clock, and by that a restart's time must not be over; so the story plays in days to
    // come.
    private static readonly DateTimeOffset Monday = new(2093, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly MaintenanceWindow TuesdayMorning = MaintenanceWindow.Parse("Tue 05:00-08:00")!;
    private static readonly RestartNotice Notice = new(
        TimeSpan.FromMinutes(5),
        "TLS 1.2 was switched on (TlsRemediation)."
    );

    private static readonly MachineSpec Spec = new()
    {
        Name = "adfs-byhand",
        Story = "set by hand exactly as the article's table prints",
        Windows = WindowsEdition.Server2012R2,
        Client = ClientKind.Schannel,
        IsLongRunning = true,
        Seeds = RegistrySeeds.ArticleTable,
        Expected = VerdictKind.Confirmed,
    };

    private static readonly SweepPolicy Policy = new()
    {
        Mode = SweepMode.Repair,
        Restart = new RestartPolicy.Within(TuesdayMorning, Notice, 1),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Machine_with_the_mistaken_values_is_found_repaired_restarted_confirmed_and_restored()
    {
        WinePool.Installation();
        var folder = Directory.CreateTempSubdirectory("story-");
        var options = new DemoOptions(
            1,
            1,
            SweepMode.Repair,
            StorageKind.Memory,
            GuestKind.Wine,
            folder,
            IsQuiet: true
        );
        await using var hypervisor = await WineHypervisor.StartAsync(Token);
        var world = await SimulatedFleet.BuildAsync([Spec], options.Seed, hypervisor, Token);
        var (machine, clock, ledger) = (world.Machines[0], new SimulatedClock(Monday, 30), new MemoryLedger());
        await using var sweeps = await SimulatedSweeps.StartAsync(
            options,
            world,
            clock,
            ledger,
            new FileReportSink(folder, TlsBaseline.Default),
            Token
        );

        // Its connections are legacy because of what a person typed from the article, and the logs say so.
        await world.PassAWeekUntilAsync(DateOnly.FromDateTime(Monday.UtcDateTime), Token);
        Assert.Equal(["TLS 1.1"], Protocols(world, Monday.AddDays(-8), Monday));

        var repaired = await SweepAsync(sweeps);
        Assert.Equal((VerdictKind.RestartPending, "TLS602"), (repaired.Verdict.Kind, repaired.Verdict.Reason.Code.Id));
        Assert.Equal(["s12c.e", "s12s.d", "n4c.64", "n4d.64", "n4c.32", "n4d.32"], repaired.Facts!.Written);
        await PassDayAsync(world, clock);
        Assert.Equal(["TLS 1.1"], Protocols(world, Monday, Monday.AddDays(1)));

        // Only the next sweep restarts it, for it is Tuesday morning now.
        Assert.Null(machine.AskedRestart);
        var restarting = await SweepAsync(sweeps);
        Assert.Equal(
            (VerdictKind.RestartPending, "TLS610"),
            (restarting.Verdict.Kind, restarting.Verdict.Reason.Code.Id)
        );
        Assert.Equal((Notice.Delay, Notice.Reason), (machine.AskedRestart!.Delay, machine.AskedRestart.Reason));
        await PassDayAsync(world, clock);
        Assert.Equal(1, machine.Restarts);
        Assert.Equal(["TLS 1.2"], Protocols(world, Monday.AddDays(1), Monday.AddDays(2)));

        Assert.Equal(VerdictKind.Repaired, (await SweepAsync(sweeps)).Verdict.Kind);
        await PassDayAsync(world, clock);
        await PassDayAsync(world, clock);
        var confirmed = await SweepAsync(sweeps);
        Assert.Equal((VerdictKind.Confirmed, 1), (confirmed.Verdict.Kind, machine.Restarts));

        await TakeBackAsync(
            sweeps,
            confirmed.Step.Machine,
            (await ledger.ReadAsync(Token)).Single().RepairOrder,
            clock
        );
        await PassDayAsync(world, clock);
        Assert.Equal(2, machine.Restarts);
        Assert.Equal(["TLS 1.1"], Protocols(world, Monday.AddDays(4), Monday.AddDays(5)));
        folder.Delete(recursive: true);
    }

    // Restore, then the restart without which the service would go on with what it holds.
    private static async Task TakeBackAsync(
        SimulatedSweeps sweeps,
        Machine machine,
        string repairOrder,
        SimulatedClock clock
    )
    {
        var restore = GuestOrder.Restore(machine, TlsBaseline.Default, repairOrder);
        var restored = await SendAsync(sweeps, restore);
        Assert.Equal((GuestOutcome.Done, true), (restored.Outcome, restored.RestartPending));
        var restart = GuestOrder.Restart(machine, TlsBaseline.Default, 1, Notice, clock.GetUtcNow().AddHours(1));
        Assert.Equal(RestartAnswer.Asked, (await SendAsync(sweeps, restart)).Restart);
    }

    private static async Task<MachineLine> SweepAsync(SimulatedSweeps sweeps) =>
        Assert.Single((await sweeps.RunAsync(Policy, new Progress<SweepProgress>(), Token)).Machines);

    private static async Task<GuestReport> SendAsync(SimulatedSweeps sweeps, GuestOrder order)
    {
        var ended = Assert.IsType<OrderState.Ended>(await sweeps.SendAsync(order, Token));
        var answered = Assert.IsType<GuestReply.Answered>(ended.Reply);
        return Assert
            .IsType<FrameReading.Read>(
                FrameParser.Parse(
                    order,
                    [.. TlsBaseline.Default.Settings.Select(setting => setting.Id)],
                    answered.Output
                )
            )
            .Report;
    }

    private static async Task PassDayAsync(SimulatedFleet world, SimulatedClock clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await world.SimulateDayAsync(today, Token);
        clock.JumpTo(new DateTimeOffset(today.AddDays(1), new TimeOnly(6, 0), TimeSpan.Zero));
    }

    private static IEnumerable<string> Protocols(SimulatedFleet world, DateTimeOffset from, DateTimeOffset to) =>
        world.Log.Where(line => line.Time >= from && line.Time < to).Select(line => line.TlsVersion).Distinct();
}
