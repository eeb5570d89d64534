using Remediation.Policies;
using Remediation.Sweeps;

namespace Remediation.Tests.Sweeps.Intake;

public sealed class ScheduledSweepTests
{
    private readonly IntakeWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tick_asks_for_everything_in_the_installations_mode()
    {
        var record = await world.Tick.RequestAsync(Token);

        Assert.Equal(
            ("timer-20261124t120000", SweepOrigin.Timer, SweepMode.Inspect),
            (record.Id, record.Request.Origin, record.Request.Mode)
        );
        Assert.Empty(record.Request.Subscriptions.Concat(record.Request.Machines).Concat(record.Request.ComputerNames));
        Assert.Equal([record.Id], await world.TakeMessagesAsync());
    }

    [Theory]
    [InlineData(SweepState.Queued, 1)]
    [InlineData(SweepState.Running, 2)]
    [InlineData(SweepState.Finished, 2)]
    public async Task A_sweep_that_still_waits_stands_for_the_next_tick_too(SweepState state, int sweeps)
    {
        var first = await world.Tick.RequestAsync(Token);
        await world.SetAsync(first.Id, record => record with { State = state });
        world.Time.Advance(TimeSpan.FromMinutes(5));
        var next = await world.Tick.RequestAsync(Token);

        Assert.Equal(state == SweepState.Queued, first.Id == next.Id);
        Assert.Equal(sweeps, (await world.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Every_tick_is_recorded_even_without_a_new_sweep()
    {
        await world.Tick.RequestAsync(Token);
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.Tick.RequestAsync(Token);

        Assert.Equal(["702 SweepId=timer-20261124t120000", "702 SweepId=timer-20261124t120000"], world.TickLog.Of(702));
    }

    [Fact]
    public async Task Sweep_of_another_origin_does_not_replace_a_scheduled_sweep()
    {
        await world.Intake.AcceptAsync("http-1", IntakeWorld.Request, Token);
        Assert.Equal(SweepOrigin.Timer, (await world.Tick.RequestAsync(Token)).Request.Origin);
    }

    [Fact]
    public async Task Two_instances_that_tick_at_once_ask_for_one_sweep()
    {
        var both = await Task.WhenAll(world.Tick.RequestAsync(Token), world.Tick.RequestAsync(Token));
        Assert.Single(both.Select(record => record.Id).Distinct());
        Assert.Single(await world.RecordsAsync());
    }

    [Theory]
    [InlineData(9, SweepState.Queued, false)]
    [InlineData(11, SweepState.Queued, true)]
    [InlineData(11, SweepState.Running, false)]
    [InlineData(11, SweepState.Cancelled, false)]
    public async Task A_sweep_that_waits_for_long_is_sent_again(int minutes, SweepState state, bool isSent)
    {
        await world.StrandAsync("http-lost");
        await world.SetAsync("http-lost", record => record with { State = state });
        world.Time.Advance(TimeSpan.FromMinutes(minutes));
        await world.Tick.RequestAsync(Token);

        Assert.Equal(isSent, (await world.TakeMessagesAsync()).Contains("http-lost"));
    }

    [Fact]
    public async Task Alerts_joining_a_stranded_sweep_do_not_delay_that_sweep()
    {
        await world.StrandAsync("alert-lost", IntakeWorld.Alert(1));
        for (var minute = 0; minute < 12; minute++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(
                "alert-lost",
                (await world.Intake.AcceptAlertAsync($"alert-{minute}", IntakeWorld.Alert(minute + 2), Token)).Id
            );
        }

        await world.Tick.RequestAsync(Token);
        Assert.Contains("alert-lost", await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task A_stranded_sweep_is_found_behind_many_newer_ones()
    {
        await world.StrandAsync("http-lost");
        world.Time.Advance(TimeSpan.FromMinutes(11));
        for (var n = 0; n < 60; n++)
        {
            await world.Intake.AcceptAsync($"http-{n}", IntakeWorld.Request, Token);
        }

        await world.Tick.RequestAsync(Token);
        Assert.Contains("http-lost", await world.TakeMessagesAsync());
    }
}
