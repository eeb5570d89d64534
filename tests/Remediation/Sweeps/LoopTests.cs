using Remediation.ConnectionLogs;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Sweeps;

/// <summary>One machine's life over several sweeps.</summary>
public class LoopTests
{
    private readonly SweepWorld world = new();
    private GuestReport inspected = A.Report();
    private GuestReport repaired = A.RepairReport();
    private SweepPolicy policy = A.Policy();
    private readonly List<GuestOrder> restarts = [];
    private int sweeps;

    public LoopTests()
    {
        world.Channel = new FakeChannel(Answer);
        world.Traffic = question => new MachineTraffic(question.Machine.Id, 0, 0);
    }

    [Fact]
    public async Task Repaired_restarted_watched_and_confirmed()
    {
        Assert.Equal(VerdictKind.RestartPending, await SweepAsync());
        inspected = A.Report() with { RestartPending = true };
        Assert.Equal(VerdictKind.RestartPending, await SweepAsync(days: 1));
        inspected = A.Report();
        Assert.Equal(VerdictKind.Repaired, await SweepAsync(days: 1));
        Assert.Equal(VerdictKind.Repaired, await SweepAsync(days: 2));
        world.Traffic = question => new MachineTraffic(question.Machine.Id, 0, 50);
        Assert.Equal(VerdictKind.Confirmed, await SweepAsync(days: 1));
        Assert.Equal(1, world.Ledger[A.Id()].Attempts);
        Assert.Contains("Repaired on 2026-11-24", world.Published[^1].Machines[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repaired_and_restarted_by_the_next_sweep_in_the_window_once()
    {
        policy = A.Policy() with
        {
            Restart = new RestartPolicy.Within(
                MaintenanceWindow.Parse("Wed 11:00-13:00")!,
                new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"),
                1
            ),
        };
        inspected = A.Report() with { RestartPending = true };
        Assert.Equal(VerdictKind.RestartPending, await SweepAsync());
        Assert.Empty(restarts);

        Assert.Equal(VerdictKind.RestartPending, await SweepAsync(days: 1));
        Assert.Equal("TLS610", world.Published[^1].Machines[0].Verdict.Reason.Code.Id);
        Assert.Equal(world.Published[^1].Machines[0].OrderName, Assert.Single(restarts).Name);
        Assert.NotNull(world.Ledger[A.Id()].RestartRequestedAt);

        Assert.Equal(VerdictKind.RestartPending, await SweepAsync(days: 7));
        Assert.Contains(
            "Windows was asked at 2026-11-25",
            world.Published[^1].Machines[0].Verdict.Reason.Detail,
            StringComparison.Ordinal
        );
        Assert.Single(restarts);

        inspected = A.Report();
        Assert.Equal(VerdictKind.Repaired, await SweepAsync(days: 1));
        world.Traffic = question => new MachineTraffic(question.Machine.Id, 0, 50);
        Assert.Equal(VerdictKind.Confirmed, await SweepAsync(days: 2));
        Assert.Single(restarts);
    }

    [Fact]
    public async Task A_restart_that_comes_too_late_is_not_sent_and_is_due_again()
    {
        policy = A.Policy() with
        {
            Restart = new RestartPolicy.Within(
                MaintenanceWindow.Parse("Wed 11:00-12:06")!,
                new RestartNotice(TimeSpan.FromMinutes(5), "TLS 1.2"),
                1
            ),
        };
        Assert.Equal(VerdictKind.RestartPending, await SweepAsync());
        world.Time.AutoAdvanceAmount = TimeSpan.FromMinutes(1);

        Assert.Equal(VerdictKind.Unproven, await SweepAsync(days: 1));

        Assert.Equal("TLS611", world.Published[^1].Machines[0].Verdict.Reason.Code.Id);
        Assert.Empty(restarts);
        Assert.Null(world.Ledger[A.Id()].RestartRequestedAt);
    }

    [Fact]
    public async Task An_application_with_its_own_settings_stays_legacy()
    {
        await SweepAsync();
        Assert.Equal(VerdictKind.Repaired, await SweepAsync(days: 1));
        world.Traffic = question => new MachineTraffic(question.Machine.Id, 3, 50);
        Assert.Equal(VerdictKind.StillLegacy, await SweepAsync(days: 2));
        Assert.Equal(VerdictKind.StillLegacy, await SweepAsync(days: 2));
        Assert.Equal(1, world.Ledger[A.Id()].Attempts);
    }

    [Fact]
    public async Task Values_that_are_written_back_are_watched_for_a_week_and_then_repaired_again()
    {
        await SweepAsync();
        inspected = A.Report().WithValue("s12c.e", A.Dword(0));
        Assert.Equal(VerdictKind.Drifted, await SweepAsync(days: 1));
        Assert.Equal(VerdictKind.Drifted, await SweepAsync(days: 3));
        Assert.Equal(1, world.Ledger[A.Id()].Attempts);
        Assert.Equal(VerdictKind.RestartPending, await SweepAsync(days: 5));
        Assert.Equal(2, world.Ledger[A.Id()].Attempts);
    }

    [Fact]
    public async Task Repair_rolled_back_is_attempted_as_often_as_the_policy_allows()
    {
        repaired = A.Report(GuestMode.Repair) with { Outcome = GuestOutcome.Undone, Message = "n4c.32: denied" };

        Assert.Equal(VerdictKind.RolledBack, await SweepAsync());
        Assert.Equal(VerdictKind.Unproven, await SweepAsync());
        Assert.Equal(VerdictKind.RolledBack, await SweepAsync(days: 1));
        Assert.Equal(VerdictKind.RolledBack, await SweepAsync(days: 1));
        Assert.Equal(VerdictKind.Refused, await SweepAsync(days: 1));
        Assert.Equal(3, world.Ledger[A.Id()].Attempts);
    }

    private OrderState Answer(GuestOrder order)
    {
        if (order.Mode != GuestMode.Restart)
        {
            return A.Answer(order, order.Mode == GuestMode.Repair ? repaired : inspected);
        }

        restarts.Add(order);
        return A.Answer(
            order,
            A.Report(GuestMode.Restart) with
            {
                RestartPending = true,
                Restart = RestartAnswer.Asked,
            }
        );
    }

    private async Task<VerdictKind> SweepAsync(int days = 0)
    {
        world.Time.Advance(TimeSpan.FromDays(days));
        var report = await world.RunAsync(policy, $"sweep-{++sweeps}");
        return Assert.Single(report.Machines).Verdict.Kind;
    }
}
