using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Sweeps;

public class SweepTests
{
    [Fact]
    public async Task Report_mode_never_touches_the_channel_and_still_shows_the_plan()
    {
        var world = new SweepWorld();

        var report = await world.RunAsync(A.Policy(SweepMode.Report));

        var line = Assert.Single(report.Machines);
        Assert.Equal((new Decision.Repair(1), VerdictKind.Unproven), (line.Step.Decision, line.Verdict.Kind));
        Assert.Equal("TLS309", line.Verdict.Reason.Code.Id);
        Assert.Empty(world.Ledger);
    }

    [Fact]
    public async Task Every_mode_makes_the_same_plan_of_the_same_world_but_inspection()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.RepairReport()));

        var look = await new SweepWorld().RunAsync(A.Policy(SweepMode.Report));
        var repair = await new SweepWorld { Channel = channel }.RunAsync(A.Policy());

        Assert.Equal(look.PlanId, repair.PlanId);
    }

    [Fact]
    public async Task The_ledger_is_written_before_the_order_is_deleted()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.RepairReport()));
        var world = new SweepWorld { Channel = channel };

        var report = await world.RunAsync(A.Policy());

        Assert.Equal(VerdictKind.RestartPending, Assert.Single(report.Machines).Verdict.Kind);
        // Once to say that the order goes, once to say what came of it.
        Assert.Equal(
            ["ledger vm-01", "start vm-01 Repair", "ask vm-01", "ledger vm-01", "delete vm-01"],
            channel.Calls
        );
        Assert.Same(report, Assert.Single(world.Published));
    }

    [Fact]
    public async Task Machine_with_only_non_Schannel_clients_gets_no_order_and_a_cause()
    {
        // The channel throws whatever it is asked.
        var world = new SweepWorld
        {
            Answer = new(
                [A.Row() with { Evidence = "Java/1.7.0_80" }],
                [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 1)]
            ),
        };

        var line = Assert.Single(
            (await world.RunAsync(A.Policy(), cancellationToken: TestContext.Current.CancellationToken)).Machines
        );

        Assert.Equal((VerdictKind.Refused, "TLS313"), (line.Verdict.Kind, line.Verdict.Reason.Code.Id));
        Assert.Equal([Cause.NonSchannelClient], line.Causes.Select(cause => cause.Cause));
        Assert.Contains(
            "Likely cause: NonSchannelClient. The log names nothing but 'Java/1.7.0_80' (Java).",
            line.Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Inspection_reads_and_never_repairs()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.Report().WithValue("n4c.64", A.Absent)));

        var report = await new SweepWorld { Channel = channel }.RunAsync(A.Policy(SweepMode.Inspect));

        Assert.Equal((VerdictKind.StillLegacy, "TLS609"), Kind(report));
        Assert.Contains("start vm-01 Inspect", channel.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_may_still_run_is_neither_deleted_nor_counted(bool isSilent)
    {
        var channel = new FakeChannel(_ =>
            isSilent
                ? new OrderState.Ended(new GuestReply.Unreachable(ReasonCodes.Unreachable))
                : new OrderState.InProgress()
        );
        channel.Plant(A.RepairOrder());
        var world = new SweepWorld { Channel = channel };

        var report = await world.RunAsync(A.Policy());

        Assert.Equal((VerdictKind.Unproven, "TLS411"), Kind(report));
        Assert.DoesNotContain("delete vm-01", channel.Calls);
        var entry = Assert.Single(world.Ledger).Value;
        Assert.Equal((0, A.RepairOrder().Name), (entry.Attempts, entry.OpenOrder));
    }

    [Fact]
    public async Task While_the_kill_switch_is_on_nothing_is_sent_and_nothing_is_written_down()
    {
        var channel = new FakeChannel(_ => throw new InvalidOperationException("Nothing was sent."));
        var world = new SweepWorld { Channel = channel };
        world.KillSwitch.IsOn = true;

        Assert.Equal((VerdictKind.Unproven, "TLS316"), Kind(await world.RunAsync(A.Policy())));
        Assert.Empty(channel.Calls);
        Assert.Empty(world.Ledger);
    }

    [Fact]
    public async Task Orphaned_orders_of_the_product_and_old_open_orders_are_removed()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.RepairReport()));
        var world = new SweepWorld { Channel = channel };
        world.Inventory = A.Inventory(A.Machine(), A.Machine(2), A.Machine(3)) with
        {
            RunCommands = [new(A.Id(2), "tlsr-old"), new(A.Id(3), "tlsr-open"), new(A.Id(9), "tlsr-elsewhere")],
        };
        world.Ledger[A.Id(3)] = A.Entry(3) with
        {
            OpenOrder = "tlsr-open",
            OpenOrderAt = A.Noon.AddMinutes(-1),
            Attempts = 3,
        };
        var report = await world.RunAsync(A.Policy());
        Assert.Equal(1, report.OrphansRemoved);
        Assert.Contains("delete vm-02", channel.Calls);
        Assert.DoesNotContain("delete vm-03", channel.Calls);

        world.Ledger[A.Id(3)] = world.Ledger[A.Id(3)] with { OpenOrderAt = A.Noon.AddHours(-1) };
        await world.RunAsync(A.Policy(), "sweep-2");
        Assert.Contains("delete vm-03", channel.Calls);
        Assert.Equal("", world.Ledger[A.Id(3)].OpenOrder);
    }

    [Theory]
    [InlineData(SweepMode.Report, false)]
    [InlineData(SweepMode.Repair, true)]
    public async Task Sweep_that_contacts_no_machine_removes_no_order(SweepMode mode, bool isDryRun)
    {
        var channel = new FakeChannel(_ => throw new InvalidOperationException("Nothing was sent."));
        var world = new SweepWorld
        {
            Channel = channel,
            Inventory = A.Inventory(A.Machine()) with { RunCommands = [new(A.Id(1), "tlsr-old")] },
        };
        await world.RunAsync(A.Policy(mode) with { IsDryRun = isDryRun });

        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task A_refused_order_is_no_attempt_but_cools_down()
    {
        var world = new SweepWorld
        {
            Channel = new FakeChannel(_ => throw new InvalidOperationException("Nothing was sent."))
            {
                OnStart = _ => new OrderState.Ended(new GuestReply.Rejected(ReasonCodes.AccessDenied)),
            },
        };

        Assert.Equal((VerdictKind.Failed, "TLS402"), Kind(await world.RunAsync(A.Policy())));
        Assert.Equal(0, world.Ledger[A.Id()].Attempts);
        Assert.Equal((VerdictKind.Unproven, "TLS307"), Kind(await world.RunAsync(A.Policy(), "sweep-2")));
    }

    [Fact]
    public async Task Resumed_sweep_reports_its_earlier_conclusions_and_orders_no_machine_twice()
    {
        var channel = new FakeChannel(order =>
            A.Answer(
                order,
                order.Machine.Id == A.Id(1)
                    ? A.RepairReport() with
                    {
                        Outcome = GuestOutcome.Undone,
                    }
                    : A.Report(order.Mode)
            )
        );
        var world = new SweepWorld
        {
            Channel = channel,
            Inventory = A.Inventory(A.Machine(1), A.Machine(2)),
            Traffic = q => new MachineTraffic(q.Machine.Id, 0, 0),
        };
        world.Answer = new(
            [A.Row(), A.Row() with { ClientHost = "vm-02" }],
            [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 2)]
        );
        // The second goes first, or the canary would fail.
        world.Ledger[A.Id(1)] = A.Entry() with
        {
            Attempts = 1,
            LastAttemptAt = A.Noon.AddDays(-1),
        };

        var first = Kinds(await world.RunAsync(A.Policy()));
        Assert.Equal([(VerdictKind.RolledBack, "TLS508"), (VerdictKind.StillLegacy, "TLS607")], first);

        channel.Calls.Clear();
        var again = await world.RunAsync(A.Policy() with { RetryAfter = TimeSpan.Zero }, isResumed: true);

        Assert.Equal(first, Kinds(again));
        Assert.DoesNotContain(
            channel.Calls,
            call =>
                call.EndsWith("Repair", StringComparison.Ordinal) || call.StartsWith("ledger", StringComparison.Ordinal)
        );
        Assert.Equal(["Wait", "Confirm"], again.Machines.Select(line => line.Step.Decision.Name));
        Assert.Equal((VerdictKind.Unproven, "TLS307"), Kinds(await world.RunAsync(A.Policy(), "sweep-2"))[0]);
    }

    [Fact]
    public async Task Traffic_is_queried_only_for_a_machine_with_an_observed_restart()
    {
        var world = new SweepWorld
        {
            Channel = new FakeChannel(order => A.Answer(order, A.Report())),
            Traffic = q => new MachineTraffic(q.Machine.Id, 0, 500),
        };
        world.Inventory = A.Inventory(A.Machine(1), A.Machine(2));
        world.Ledger[A.Id(1)] = A.Entry() with { BaselineMetAt = A.Noon.AddDays(-3) };
        world.Ledger[A.Id(2)] = A.Entry(2) with
        {
            BaselineMetAt = A.Noon.AddDays(-3),
            RestartSeenAt = A.Noon.AddDays(-2),
        };
        world.Answer = new LogAnswer([], [new SourceHealth("Event", SourceState.Healthy, 0)]);

        var report = await world.RunAsync(A.Policy());

        Assert.Equal(
            (A.Id(2), A.Noon.AddDays(-2)),
            Assert.Single(world.Questions.Select(q => (q.Machine.Id, q.Since)))
        );
        Assert.Equal([VerdictKind.Repaired, VerdictKind.Confirmed], report.Machines.Select(line => line.Verdict.Kind));
        Assert.Equal(500, report.Machines[1].Traffic?.ModernHits);
    }

    [Fact]
    public async Task A_machine_under_repair_that_the_inventory_lost_is_reported()
    {
        var world = new SweepWorld();
        world.Ledger[A.Id(9)] = A.Entry(9) with { BaselineMetAt = A.Noon };
        world.Ledger[A.Id(8)] = A.Entry(8) with { BaselineMetAt = A.Noon, ConfirmedAt = A.Noon };

        Assert.Equal([A.Id(9)], (await world.RunAsync(A.Policy(SweepMode.Report))).Vanished);
    }

    [Theory]
    [InlineData("", 0, false, SweepOutcome.Inconclusive)]
    [InlineData("Failed", 0, false, SweepOutcome.Inconclusive)]
    [InlineData("Missing Empty Stale LegacyRetired Failed", 0, false, SweepOutcome.Inconclusive)]
    [InlineData("Stale", 1, false, SweepOutcome.Incomplete)]
    [InlineData("Partial", 0, false, SweepOutcome.Incomplete)]
    [InlineData("Healthy Failed", 0, false, SweepOutcome.Incomplete)]
    [InlineData("Healthy Partial", 1, false, SweepOutcome.Incomplete)]
    [InlineData("Healthy", 1, true, SweepOutcome.Incomplete)]
    [InlineData("Healthy", 0, true, SweepOutcome.Incomplete)]
    [InlineData("Healthy", 0, false, SweepOutcome.Clean)]
    [InlineData("Healthy Missing Empty Stale LegacyRetired", 0, false, SweepOutcome.Clean)]
    [InlineData("Healthy", 1, false, SweepOutcome.LegacyFound)]
    [InlineData("Healthy Missing Empty Stale LegacyRetired", 1, false, SweepOutcome.LegacyFound)]
    public async Task Sweep_outcome_claims_no_more_than_the_sources_show(
        string sources,
        int rows,
        bool hasGap,
        SweepOutcome outcome
    )
    {
        Reason gap = ReasonCodes.InventoryIncomplete;
        SourceHealth[] health =
        [
            .. sources
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(
                    (state, index) => new SourceHealth(state, Enum.Parse<SourceState>(state), index == 0 ? rows : 0)
                ),
        ];
        var world = new SweepWorld
        {
            Answer = new LogAnswer([.. Enumerable.Repeat(A.Row(), rows)], health),
            Inventory = A.Inventory(A.Machine()) with { Incomplete = hasGap ? gap : null },
        };

        Assert.Equal(outcome, (await world.RunAsync(A.Policy(SweepMode.Report))).Outcome);
    }

    [Fact]
    public async Task An_inventory_that_could_not_be_read_at_all_sees_nothing() =>
        Assert.Equal(
            SweepOutcome.Inconclusive,
            (
                await new SweepWorld
                {
                    Inventory = new InventorySnapshot([], [], ReasonCodes.InventoryIncomplete),
                }.RunAsync(A.Policy())
            ).Outcome
        );

    [Fact]
    public async Task Rows_that_no_source_answers_for_are_a_bug_and_nothing_is_published()
    {
        var world = new SweepWorld
        {
            Answer = new LogAnswer([A.Row()], [new SourceHealth("StorageBlobLogs", SourceState.Healthy, 2)]),
        };

        await Assert.ThrowsAsync<ConservationException>(() => world.RunAsync(A.Policy(SweepMode.Report)));
        Assert.Empty(world.Published);
    }

    [Fact]
    public async Task Query_window_is_the_look_back_and_the_report_states_what_was_counted()
    {
        var report = await new SweepWorld().RunAsync(A.Policy(SweepMode.Report));

        Assert.Equal(report.StartedAt - TimeSpan.FromDays(7), report.Window.From);
        Assert.Equal(report.StartedAt, report.Window.To);
        Assert.True(report.EndedAt > report.StartedAt);
        Assert.Equal(
            (1, 0, 1, "sweep-1"),
            (report.Attributed, report.Unattributed.Count, report.InventoryMachines, report.SweepId)
        );
    }

    [Fact]
    public async Task Cancellation_flows() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SweepWorld { Channel = new FakeChannel(_ => new OrderState.InProgress()) }.RunAsync(
                A.Policy(),
                cancellationToken: new CancellationToken(true)
            )
        );

    private static IReadOnlyList<(VerdictKind, string)> Kinds(SweepReport report) =>
        [.. report.Machines.Select(line => (line.Verdict.Kind, line.Verdict.Reason.Code.Id))];

    private static (VerdictKind, string) Kind(SweepReport report)
    {
        var line = Assert.Single(report.Machines);
        return (line.Verdict.Kind, line.Verdict.Reason.Code.Id);
    }
}
