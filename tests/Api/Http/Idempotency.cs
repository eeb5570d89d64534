using Microsoft.Extensions.DependencyInjection;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>The same key, the same sweep; and nothing half started.</summary>
public sealed class Idempotency(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Same_key_and_request_return_the_same_sweep_in_every_state()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var first = (await host.StartSweepAsync("{}", ("Idempotency-Key", "one"))).Expect(202);
        Assert.Equal(
            first.Id,
            (await host.StartSweepAsync("""{"mode":"report"}""", ("Idempotency-Key", "one"))).Expect(202).Id
        );
        var record = (await host.Store.FindAsync(first.Id, Token))!;
        Assert.NotNull(await host.Store.TryReplaceAsync(record with { State = SweepState.Failed }, Token));

        Assert.Equal("Failed", (await host.StartSweepAsync("{}", ("Idempotency-Key", "one"))).Expect(202).State);
        Assert.Equal(first.Id, Assert.Single(await host.RecordsAsync()).Id);
        Assert.All(await host.TakeMessagesAsync(), text => Assert.Equal(new SweepMessage(first.Id).ToJson(), text));
        Assert.NotEqual(first.Id, (await host.StartSweepAsync("{}", ("Idempotency-Key", "One"))).Expect(202).Id);
    }

    [Fact]
    public async Task Order_repetition_and_case_ask_for_nothing_else()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var (one, two) = (A.Id(1).Value, A.Id(2).Value.ToUpperInvariant());
        string Body(params string[] machines) =>
            $"{{\"subscriptions\":[\"{A.Subscription}\",\"{TestApiHost.Shop}\"],"
            + $"\"machines\":[{string.Join(',', machines.Select(id => $"\"{id}\""))}]}}";
        var first = (await host.StartSweepAsync(Body(one, two), ("Idempotency-Key", "k"))).Expect(202);
        var again = (
            await host.StartSweepAsync(Body(two.ToLowerInvariant(), one, two + "/"), ("Idempotency-Key", "k"))
        ).Expect(202);

        Assert.Equal(first.Id, again.Id);
        Assert.Single(await host.RecordsAsync());
    }

    [Theory]
    [InlineData("""{"mode":"Inspect"}""")]
    [InlineData("""{"dryRun":true}""")]
    [InlineData("""{"planId":"plan-0123456789ab"}""")]
    [InlineData("{\"subscriptions\":[\"" + A.Subscription + "\"]}")]
    public async Task The_same_key_for_another_request_is_refused_and_starts_nothing(string other)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var first = (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(202);
        var refused = (await host.StartSweepAsync(other, ("Idempotency-Key", "k"))).ExpectProblem(422, "key-reused");

        Assert.Contains(first.Id, refused.Text, StringComparison.Ordinal);
        Assert.Single(await host.RecordsAsync());
        Assert.Single(await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task Twenty_concurrent_requests_with_one_key_return_one_sweep()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => host.StartSweepAsync("{}", ("Idempotency-Key", "same")))
        );

        Assert.All(answers, answer => answer.Expect(202));
        var id = Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal(id, Assert.Single(await host.RecordsAsync()).Id);
        Assert.Equal([new SweepMessage(id).ToJson()], (await host.TakeMessagesAsync()).Distinct());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_queue_is_gone_nothing_is_left_behind_and_a_later_try_works(bool hasKey)
    {
        var state = await azurite.OpenAsync();
        await using var host = await TestApiHost.StartAsync(state);
        (string, string)[] headers = hasKey ? [("Idempotency-Key", "k")] : [];
        await state.SweepQueue.DeleteAsync(Token);
        var answer = (await host.StartSweepAsync("{}", headers)).ExpectProblem(503, "state-unavailable");

        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.Empty(await host.RecordsAsync());
        await state.SweepQueue.CreateAsync(cancellationToken: Token);
        var id = (await host.StartSweepAsync("{}", headers)).Expect(202).Id;
        Assert.Equal(id, Assert.Single(await host.RecordsAsync()).Id);
        Assert.Equal([new SweepMessage(id).ToJson()], await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task A_key_whose_sweep_waits_is_not_accepted_again_while_the_queue_is_gone()
    {
        var state = await azurite.OpenAsync();
        await using var host = await TestApiHost.StartAsync(state);
        (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(202);
        await state.SweepQueue.DeleteAsync(Token);

        (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(503);
        Assert.Single(await host.RecordsAsync());
    }

    [Fact]
    public async Task Request_aborted_within_the_body_starts_nothing()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var half = await RawHttp.SendAsync(
            host.Port,
            "POST /api/sweeps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + "100\r\n\r\n{\"mode\":"
        );
        half.Dispose();
        await PollTimeouts.UntilAsync(() => Task.FromResult(!host.Thrown.IsEmpty));

        await host.AssertNothingStartedAsync();
        (await host.StartSweepAsync("{}")).Expect(202);
    }

    [Fact]
    public async Task Request_aborted_after_the_body_starts_a_whole_sweep()
    {
        var state = await azurite.OpenAsync();
        var gate = new GatedQueue(new Cloud.State.StorageSweepQueue(state));
        await using var host = await TestApiHost.StartAsync(
            state,
            change: services => services.AddSingleton<ISweepQueue>(gate)
        );
        var client = await RawHttp.SendAsync(
            host.Port,
            "POST /api/sweeps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + "2\r\n\r\n{}"
        );
        await gate.Reached.Task;
        client.Dispose();
        gate.Open.SetResult();
        await PollTimeouts.UntilAsync(async () =>
            (await state.SweepQueue.PeekMessagesAsync(cancellationToken: Token)).Value.Length == 1
        );

        Assert.Equal(SweepState.Queued, Assert.Single(await host.RecordsAsync()).State);
    }

    [Fact]
    public async Task Storage_that_dies_between_record_and_message_leaves_a_sweep_that_the_next_tick_sends()
    {
        var state = await azurite.OpenAsync();
        await using var host = await TestApiHost.StartAsync(state);
        // As a process leaves it that died in between.
        var now = host.Time.GetUtcNow();
        Assert.NotNull(
            await host.Store.TryAddAsync(
                new SweepRecord
                {
                    Id = "http-lost",
                    Request = new SweepRequest { Origin = SweepOrigin.Http },
                    AcceptedAt = now,
                    UpdatedAt = now,
                },
                Token
            )
        );
        host.Time.Advance(TimeSpan.FromMinutes(11));
        var tick = await host.Tick.RequestAsync(Token);

        Assert.Equal(
            [new SweepMessage("http-lost").ToJson(), new SweepMessage(tick.Id).ToJson()],
            await host.TakeMessagesAsync()
        );
    }

    private sealed class GatedQueue(ISweepQueue queue) : ISweepQueue
    {
        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource Open { get; } = new();

        public async Task SendAsync(SweepMessage message, TimeSpan delay, CancellationToken cancellationToken)
        {
            Reached.SetResult();
            await Open.Task;
            await queue.SendAsync(message, delay, cancellationToken);
        }
    }
}
