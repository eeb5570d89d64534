using Remediation.Ledger;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Intake;

public sealed class SweepIntakeTests
{
    private readonly IntakeWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_is_there_before_the_message()
    {
        var seen = (SweepRecord?)null;
        world.Queue.Before = async message => seen = await world.FindAsync(message.SweepId);
        var accepted = Assert.IsType<Acceptance.Accepted>(
            await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token)
        );

        Assert.Equal(SweepState.Queued, seen!.State);
        Assert.Equal(accepted.Record.Version, seen.Version);
        Assert.Equal(["a"], await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Unsent_message_removes_the_record_of_its_sweep()
    {
        world.Queue.Before = _ => throw IntakeWorld.Gone;
        await Assert.ThrowsAsync<StateUnavailableException>(() =>
            world.Intake.AcceptAsync("a", IntakeWorld.Request, Token)
        );

        Assert.Empty(await world.RecordsAsync());
    }

    [Theory]
    [InlineData(SweepState.Queued, 2)]
    [InlineData(SweepState.Running, 1)]
    [InlineData(SweepState.Finished, 1)]
    [InlineData(SweepState.Failed, 1)]
    [InlineData(SweepState.Cancelled, 1)]
    public async Task Repeated_request_finds_its_sweep_in_every_state_and_resends_only_while_queued(
        SweepState state,
        int messages
    )
    {
        await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token);
        await world.SetAsync("a", record => record with { State = state });

        Assert.Equal(
            state,
            Assert
                .IsType<Acceptance.Accepted>(await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token))
                .Record.State
        );
        Assert.Equal(Enumerable.Repeat("a", messages), await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Another_request_under_the_same_id_does_nothing()
    {
        await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token);
        var taken = Assert.IsType<Acceptance.IdTaken>(
            await world.Intake.AcceptAsync("a", IntakeWorld.Request with { DryRun = true }, Token)
        );

        Assert.False(taken.Record.Request.DryRun);
        Assert.Single(await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Accepted_replay_keeps_its_sweep_although_the_message_of_the_first_request_failed()
    {
        // The second finds the record of the first, whose message fails only then.
        var replay = (Acceptance?)null;
        world.Queue.Before = async _ =>
        {
            replay = await world.Other.AcceptAsync("a", IntakeWorld.Request, Token);
            throw IntakeWorld.Gone;
        };
        await Assert.ThrowsAsync<StateUnavailableException>(() =>
            world.Intake.AcceptAsync("a", IntakeWorld.Request, Token)
        );

        Assert.IsType<Acceptance.Accepted>(replay);
        Assert.Equal(SweepState.Queued, (await world.FindAsync("a"))!.State);
        Assert.Equal(["a"], await world.TakeMessagesAsync());
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("b", 1)]
    [InlineData("b", 2)]
    public async Task Accepted_alert_keeps_its_shared_sweep_although_the_message_of_the_first_request_failed(
        string id,
        int machine
    )
    {
        var shared = (SweepRecord?)null;
        world.Queue.Before = async _ =>
        {
            shared = await world.Other.AcceptAlertAsync(id, IntakeWorld.Alert(machine), Token);
            throw IntakeWorld.Gone;
        };
        await Assert.ThrowsAsync<StateUnavailableException>(() =>
            world.Intake.AcceptAlertAsync("a", IntakeWorld.Alert(1), Token)
        );
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.Other.ResendStrandedAsync(Token);

        Assert.Equal("a", shared!.Id);
        Assert.Contains(A.Id(machine).Value, (await world.FindAsync("a"))!.Request.Machines);
        Assert.Contains("a", await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Record_withdrawn_while_being_read_is_created_again()
    {
        await world.StrandAsync("a");
        world.Store.Before = async call =>
        {
            if (call == "find" && await world.FindAsync("a") is { } record)
            {
                await world.Store.TryRemoveAsync(record, Token);
            }
        };

        Assert.IsType<Acceptance.Accepted>(await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token));
        Assert.NotNull(await world.FindAsync("a"));
        Assert.Equal(["a"], await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Record_withdrawn_before_being_kept_is_created_again()
    {
        await world.StrandAsync("a");
        world.Store.Before = async call =>
        {
            if (call == "replace" && await world.FindAsync("a") is { } record)
            {
                await world.Store.TryRemoveAsync(record, Token);
            }
        };

        Assert.IsType<Acceptance.Accepted>(await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token));
        Assert.Equal(["a"], await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task A_record_that_comes_and_goes_without_end_is_unavailable()
    {
        world.Store.Before = async call =>
        {
            if (call == "add")
            {
                await world.StrandAsync("a");
            }
            else if (call == "find")
            {
                await world.Store.TryRemoveAsync((await world.FindAsync("a"))!, Token);
            }
        };

        await Assert.ThrowsAsync<StateUnavailableException>(() =>
            world.Intake.AcceptAsync("a", IntakeWorld.Request, Token)
        );
        Assert.Empty(await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task Concurrent_requests_with_failing_messages_keep_the_record_of_every_accepted_request()
    {
        for (var round = 0; round < 50; round++)
        {
            var (id, lost) = ($"r{round}", 0);
            world.Store.Before = async _ => await Task.Yield();
            world.Queue.Before = async _ =>
            {
                await Task.Yield();
                if (Interlocked.Increment(ref lost) % 3 != round % 3)
                {
                    throw IntakeWorld.Gone;
                }
            };
            var ends = await Task.WhenAll(
                Enumerable
                    .Range(0, 12)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            try
                            {
                                return await world.Intake.AcceptAsync(id, IntakeWorld.Request, Token)
                                    is Acceptance.Accepted;
                            }
                            catch (StateUnavailableException)
                            {
                                return false;
                            }
                        })
                    )
            );

            Assert.Contains(true, ends);
            Assert.Equal(SweepState.Queued, (await world.FindAsync(id))?.State);
            Assert.Contains(id, await world.TakeMessagesAsync());
        }
    }

    [Fact]
    public async Task An_alert_that_asks_for_what_waits_already_sends_nothing_more()
    {
        await world.Intake.AcceptAlertAsync("a", IntakeWorld.Alert(1), Token);
        Assert.Equal("a", (await world.Intake.AcceptAlertAsync("b", IntakeWorld.Alert(2), Token)).Id);
        Assert.Equal("a", (await world.Intake.AcceptAlertAsync("c", IntakeWorld.Alert(2, 1), Token)).Id);

        Assert.Equal([A.Id(1).Value, A.Id(2).Value], Assert.Single(await world.RecordsAsync()).Request.Machines);
        Assert.Equal(["a"], await world.TakeMessagesAsync());
    }

    [Fact]
    public async Task An_alert_shares_no_sweep_that_is_none_of_its_kind()
    {
        await world.Intake.AcceptAsync(
            "http",
            IntakeWorld.Request with
            {
                Mode = SweepMode.Repair,
                Machines = [A.Id(1).Value],
            },
            Token
        );
        await world.Intake.AcceptAlertAsync("whole", IntakeWorld.Alert() with { Mode = SweepMode.Report }, Token);
        await world.Intake.AcceptAlertAsync("running", IntakeWorld.Alert(1), Token);
        await world.SetAsync("running", record => record with { State = SweepState.Running });
        await world.Intake.AcceptAlertAsync("inspect", IntakeWorld.Alert(1) with { Mode = SweepMode.Inspect }, Token);
        await world.Intake.AcceptAlertAsync("full", IntakeWorld.Alert([.. Enumerable.Range(100, 100)]), Token);

        Assert.Equal("own", (await world.Intake.AcceptAlertAsync("own", IntakeWorld.Alert(2), Token)).Id);
        Assert.Equal(6, (await world.RecordsAsync()).Count);
    }

    [Fact]
    public async Task An_alert_that_cannot_join_because_others_are_always_faster_has_a_sweep_of_its_own()
    {
        await world.Intake.AcceptAlertAsync("a", IntakeWorld.Alert(1), Token);
        world.Store.Before = async call =>
        {
            if (call == "replace")
            {
                await world.SetAsync("a", record => record with { CancelRequested = !record.CancelRequested });
            }
        };

        Assert.Equal("b", (await world.Intake.AcceptAlertAsync("b", IntakeWorld.Alert(2), Token)).Id);
        Assert.Equal(["a", "b"], await world.TakeMessagesAsync());
    }

    [Theory]
    [InlineData(SweepState.Queued, false, typeof(Cancellation.Stopped), SweepState.Cancelled)]
    [InlineData(SweepState.Running, false, typeof(Cancellation.Requested), SweepState.Running)]
    [InlineData(SweepState.Running, true, typeof(Cancellation.Requested), SweepState.Running)]
    [InlineData(SweepState.Finished, false, typeof(Cancellation.AlreadyEnded), SweepState.Finished)]
    [InlineData(SweepState.Finished, true, typeof(Cancellation.AlreadyEnded), SweepState.Finished)]
    [InlineData(SweepState.Failed, false, typeof(Cancellation.AlreadyEnded), SweepState.Failed)]
    [InlineData(SweepState.Cancelled, true, typeof(Cancellation.Stopped), SweepState.Cancelled)]
    public async Task Stopping_depends_on_where_a_sweep_stands(
        SweepState state,
        bool wasAsked,
        Type answer,
        SweepState after
    )
    {
        await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token);
        await world.SetAsync("a", record => record with { State = state, CancelRequested = wasAsked });

        Assert.IsType(answer, await world.Intake.CancelAsync("a", Token));
        var record = (await world.FindAsync("a"))!;
        Assert.Equal(
            (after, wasAsked || state is SweepState.Queued or SweepState.Running),
            (record.State, record.CancelRequested)
        );
        Assert.IsType<Cancellation.Unknown>(await world.Intake.CancelAsync("b", Token));
    }

    [Fact]
    public async Task Sweep_that_starts_during_its_cancellation_is_marked_for_cancellation()
    {
        await world.Intake.AcceptAsync("a", IntakeWorld.Request, Token);
        var isFirst = true;
        world.Store.Before = async call =>
        {
            if (call == "replace" && isFirst)
            {
                isFirst = false;
                await world.SetAsync("a", record => record with { State = SweepState.Running });
            }
        };

        Assert.True(
            Assert.IsType<Cancellation.Requested>(await world.Intake.CancelAsync("a", Token)).Record.CancelRequested
        );
    }
}
