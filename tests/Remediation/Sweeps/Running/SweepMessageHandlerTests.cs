using Moq;
using Remediation.Ledger;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Running;

public sealed class SweepMessageHandlerTests : IDisposable
{
    private readonly HandlerWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_runs_to_its_report()
    {
        await world.AddAsync();
        await world.HandleAsync();
        var record = (await world.FindAsync())!;

        Assert.Equal(
            (SweepState.Finished, SweepOutcome.LegacyFound, 2),
            (record.State, record.Outcome, record.Machines)
        );
        Assert.Contains(record.PlanId, await world.ReportAsync(), StringComparison.Ordinal);
        Assert.Contains("start vm-01 Repair", world.Channel.Calls);
        Assert.Null(await world.ReceiveAsync());
    }

    [Fact]
    public async Task Orders_outstanding_at_the_end_are_continued_by_a_follow_up_sweep()
    {
        world.Outstanding = true;
        await world.AddAsync();
        var handling = world.HandleAsync();
        await world.PassUntilAsync(() => handling.IsCompleted);
        await handling;

        Assert.Equal(SweepState.Queued, (await world.FindAsync("a-c1"))!.State);
        Assert.Null(await world.ReceiveAsync());
        world.Time.Advance(SweepMessageHandler.ContinuesAfter);
        Assert.Equal(new SweepMessage("a-c1").ToJson(), await world.ReceiveAsync());
    }

    [Theory]
    [InlineData("timer-20261101", "timer-20261101-c1")]
    [InlineData("a-c1", "a-c2")]
    [InlineData("a-c11", "a-c12")]
    [InlineData("a-c12", null)]
    [InlineData("a-cx", "a-cx-c1")]
    [InlineData("a-c0", "a-c0-c1")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", null)]
    public void A_sweep_is_gone_on_with_so_often_and_no_more(string id, string? next) =>
        Assert.Equal(next, SweepIds.FromContinuation(id));

    [Theory]
    [InlineData(SweepState.Finished)]
    [InlineData(SweepState.Failed)]
    [InlineData(SweepState.Cancelled)]
    public async Task A_message_of_a_sweep_that_is_over_does_nothing(SweepState state)
    {
        await world.AddAsync(state: state);
        var before = await world.FindAsync();
        await world.HandleAsync();

        Assert.Equal(before!.Version, (await world.FindAsync())!.Version);
        Assert.Equal(0, world.TimesLogsWereAsked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"sweepId\":\"\"}")]
    [InlineData("{\"sweepId\":7}")]
    [InlineData("{\"sweepId\":\"../a\"}")]
    [InlineData("{\"sweepId\":\"a/b\"}")]
    [InlineData("{\"sweepId\":\"\\ud800\"}")]
    public async Task A_message_that_is_none_of_ours_is_dropped_before_any_state_is_touched(string text)
    {
        await world.AddAsync();
        await world.Work.HandleAsync(text, Token);
        await world.Work.HandlePoisonAsync(text, Token);

        Assert.Empty(world.Store.Calls);
        Assert.Equal(SweepState.Queued, (await world.FindAsync())!.State);
    }

    [Fact]
    public async Task A_message_whose_sweep_was_withdrawn_does_nothing()
    {
        await world.HandleAsync("withdrawn");
        await world.Work.HandlePoisonAsync(new SweepMessage("withdrawn").ToJson(), Token);

        Assert.Null(await world.FindAsync("withdrawn"));
        Assert.Empty(world.Meters.Measured);
    }

    [Fact]
    public async Task Two_messages_of_one_sweep_are_one_sweep()
    {
        await world.AddAsync();
        await world.HandleAsync();
        await world.HandleAsync();

        Assert.Equal(1, world.TimesLogsWereAsked);
    }

    [Fact]
    public async Task A_message_that_comes_while_the_lease_is_held_shows_again_thirty_seconds_later()
    {
        await world.AddAsync();
        await using (await world.Lease.TryTakeAsync(Token))
        {
            await world.HandleAsync();
        }

        Assert.Equal(SweepState.Queued, (await world.FindAsync())!.State);
        Assert.Null(await world.ReceiveAsync());
        world.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await world.ReceiveAsync());
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new SweepMessage("a").ToJson(), await world.ReceiveAsync());
        await world.HandleAsync();
        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
    }

    [Fact]
    public async Task A_second_worker_leaves_a_sweep_that_runs_alone()
    {
        await world.AddAsync();
        var go = new TaskCompletionSource();
        world.Logs = _ => go.Task;
        var working = world.HandleAsync();
        await world.HandleAsync();
        go.SetResult();
        await working;

        Assert.Equal(1, world.TimesLogsWereAsked);
        world.Time.Advance(SweepMessageHandler.Deferral);
        Assert.NotNull(await world.ReceiveAsync());
    }

    [Fact]
    public async Task Worker_that_loses_the_lease_stops_and_the_sweep_is_redelivered()
    {
        await world.AddAsync();
        world.Logs = async token =>
        {
            await world.Lease.BreakAsync();
            token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.HandleAsync());

        Assert.Equal(SweepState.Running, (await world.FindAsync())!.State);
        Assert.Empty(world.Channel.Calls);
        Assert.Equal(["tls.sweep.interruptions 1"], world.Meters.Measured);
        world.Logs = _ => Task.CompletedTask;
        await world.HandleAsync();
        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
    }

    [Fact]
    public async Task A_host_that_shuts_down_leaves_the_sweep_to_the_next()
    {
        await world.AddAsync();
        using var host = new CancellationTokenSource();
        world.Logs = async token =>
        {
            await host.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world.Work.HandleAsync(new SweepMessage("a").ToJson(), host.Token)
        );
        Assert.Equal(SweepState.Running, (await world.FindAsync())!.State);
        Assert.NotNull(await world.Lease.TryTakeAsync(Token));
    }

    [Fact]
    public async Task An_error_leaves_the_message_to_the_queue()
    {
        await world.AddAsync();
        world.Logs = _ => throw new TimeZoneNotFoundException("a bug");

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => world.HandleAsync());
        Assert.Equal(SweepState.Running, (await world.FindAsync())!.State);
    }

    [Fact]
    public async Task State_that_goes_away_at_the_end_costs_a_second_run_and_no_second_repair()
    {
        await world.AddAsync();
        world.Logs = _ =>
        {
            world.Store.Before = _ => throw new StateUnavailableException("gone");
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<StateUnavailableException>(() => world.HandleAsync());
        Assert.NotEqual("", await world.ReportAsync());

        (world.Store.Before, world.Logs) = (_ => Task.CompletedTask, _ => Task.CompletedTask);
        await world.HandleAsync();
        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
        Assert.Single(world.Channel.Calls, "start vm-01 Repair");
    }

    [Fact]
    public async Task Progress_is_written_and_a_wish_to_stop_is_seen()
    {
        await world.AddAsync();
        world.Logs = token => Task.Delay(Timeout.InfiniteTimeSpan, world.Time, token);
        var working = world.HandleAsync();
        await world.PassUntilAsync(() => world.Store.Calls.Count(call => call == "replace") >= 2);
        var running = (await world.FindAsync())!;
        Assert.Equal((SweepState.Running, SweepPhase.ReadingLogs), (running.State, running.Progress?.Phase));

        await world.SetAsync(record => record with { CancelRequested = true });
        await world.PassUntilAsync(() => working.IsCompleted);
        await working;

        Assert.Equal(SweepState.Cancelled, (await world.FindAsync())!.State);
        Assert.Equal("", await world.ReportAsync());
        Assert.Contains(
            world.Meters.Measured,
            line =>
                line.StartsWith("tls.sweeps 1 ", StringComparison.Ordinal)
                && line.EndsWith("state=Cancelled", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_record_that_cannot_be_watched_for_a_while_does_not_stop_the_sweep()
    {
        await world.AddAsync();
        var go = new TaskCompletionSource();
        world.Logs = async _ =>
        {
            world.Store.Before = _ => throw new StateUnavailableException("gone");
            await go.Task;
        };
        var working = world.HandleAsync();
        var before = world.Store.Calls.Count;
        await world.PassUntilAsync(() => world.Store.Calls.Count > before + 1);
        world.Store.Before = _ => Task.CompletedTask;
        go.SetResult();
        await working;

        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
    }

    [Fact]
    public async Task Sweep_cancelled_before_its_worker_died_is_stopped_and_not_restarted()
    {
        await world.AddAsync(state: SweepState.Running);
        await world.SetAsync(record => record with { CancelRequested = true });
        await world.HandleAsync();

        Assert.Equal(SweepState.Cancelled, (await world.FindAsync())!.State);
        Assert.Equal(0, world.TimesLogsWereAsked);
    }

    [Theory]
    [InlineData("stopped", SweepState.Cancelled)]
    [InlineData("asked", SweepState.Cancelled)]
    [InlineData("withdrawn", null)]
    [InlineData("joined", SweepState.Finished)]
    public async Task What_happens_to_the_record_before_the_lease_is_there_counts(string what, SweepState? after)
    {
        await world.AddAsync(
            new SweepRequest
            {
                Origin = SweepOrigin.Alert,
                Mode = SweepMode.Repair,
                Machines = [A.Id(1).Value],
            }
        );
        var lease = new Mock<ILease>(MockBehavior.Strict);
        lease
            .Setup(port => port.TryTakeAsync(It.IsAny<CancellationToken>()))
            .Returns(
                async (CancellationToken token) =>
                {
                    if (what == "withdrawn")
                    {
                        Assert.True(await world.Store.TryRemoveAsync((await world.FindAsync())!, token));
                    }
                    else
                    {
                        await world.SetAsync(record =>
                            what switch
                            {
                                "stopped" => record with { State = SweepState.Cancelled, CancelRequested = true },
                                "asked" => record with { CancelRequested = true },
                                _ => record with
                                {
                                    Request = record.Request with { Machines = [A.Id(1).Value, A.Id(2).Value] },
                                },
                            }
                        );
                    }

                    return await world.Lease.TryTakeAsync(token);
                }
            );
        world.OtherLease = lease.Object;
        await world.HandleAsync();

        Assert.Equal(after, (await world.FindAsync())?.State);
        Assert.Equal(
            what == "joined" ? ["start vm-01 Repair", "start vm-02 Repair"] : [],
            world.Channel.Calls.Where(call => call.StartsWith("start", StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public async Task A_message_that_the_queue_gave_up_on_fails_its_sweep()
    {
        await world.AddAsync(state: SweepState.Running);
        await world.Work.HandlePoisonAsync(new SweepMessage("a").ToJson(), Token);
        var record = (await world.FindAsync())!;

        Assert.Equal(
            (SweepState.Failed, "TLS701", "The queue gave up on its message."),
            (record.State, record.Failure?.Code.Id, record.Failure?.Detail)
        );
        Assert.Contains(world.Meters.Measured, line => line.EndsWith("state=Failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SweepState.Finished)]
    [InlineData(SweepState.Cancelled)]
    [InlineData(SweepState.Failed)]
    public async Task Poison_message_does_not_fail_a_finished_sweep(SweepState state)
    {
        await world.AddAsync(state: state);
        await world.Work.HandlePoisonAsync(new SweepMessage("a").ToJson(), Token);

        Assert.Equal((state, null), ((await world.FindAsync())!.State, (await world.FindAsync())!.Failure));
        Assert.Empty(world.Meters.Measured);
    }

    [Fact]
    public async Task A_report_outweighs_the_message_of_a_twin_that_the_queue_gave_up_on()
    {
        await world.AddAsync();
        world.Logs = _ => world.Work.HandlePoisonAsync(new SweepMessage("a").ToJson(), Token);
        await world.HandleAsync();

        Assert.Equal(
            (SweepState.Finished, null),
            ((await world.FindAsync())!.State, (await world.FindAsync())!.Failure)
        );
        await world.Work.HandlePoisonAsync(new SweepMessage("a").ToJson(), Token);
        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
    }

    public void Dispose() => world.Dispose();
}
