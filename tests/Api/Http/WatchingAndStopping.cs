using System.Text.Json.Nodes;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>A sweep from its request through a worker to its end, observed over HTTP.</summary>
public sealed class WatchingAndStopping(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_shows_its_progress_and_then_its_report()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = (await host.StartSweepAsync("{}")).Expect(202).Id;
        var worker = new Worker(host);
        var working = worker.WorkAsync();
        await PollTimeouts.UntilAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(3));
            return (await host.GetAsync($"/api/sweeps/{id}")).Json.GetProperty("progress").ValueKind
                != System.Text.Json.JsonValueKind.Null;
        });
        var running = (await host.GetAsync($"/api/sweeps/{id}")).Expect(200);

        Assert.Equal(("Running", "10"), (running.State, running.Header("Retry-After")));
        Assert.Equal(("ReadingLogs", 0, 1), Progress(running));
        (await host.GetAsync($"/api/sweeps/{id}/report")).ExpectProblem(409, "sweep-not-ended");
        worker.LetLogsAnswer();
        await working;
        var finished = (await host.GetAsync($"/api/sweeps/{id}")).Expect(200);

        Assert.Equal(
            ("Finished", null, "LegacyFound", 1),
            (
                finished.State,
                finished.Header("Retry-After"),
                finished.Json.GetProperty("outcome").GetString(),
                finished.Json.GetProperty("machineCount").GetInt32()
            )
        );
        Assert.Equal(System.Text.Json.JsonValueKind.Null, finished.Json.GetProperty("progress").ValueKind);
        var report = (await host.GetAsync($"/api/sweeps/{id}/report", ("Accept", "application/json"))).Expect(200);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(report.Body),
                JsonNode.Parse(finished.Json.GetProperty("report").GetRawText())
            )
        );
        Assert.Equal(report.Json.GetProperty("planId").GetString(), finished.Json.GetProperty("planId").GetString());
        Assert.Equal(
            id,
            (await host.GetAsync($"/api/machines{A.Id().Value}"))
                .Expect(200)
                .Json.GetProperty("history")[0]
                .GetProperty("sweepId")
                .GetString()
        );
    }

    [Fact]
    public async Task Queued_sweep_is_stopped_at_once_and_its_message_does_nothing()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(202).Id;
        var stopped = (await host.CancelAsync(id)).Expect(200);

        Assert.Equal(("Cancelled", true), (stopped.State, stopped.Json.GetProperty("cancelRequested").GetBoolean()));
        Assert.Null(stopped.Header("Location"));
        await new Worker(host).WorkAsync();
        Assert.Equal("Cancelled", (await host.GetAsync($"/api/sweeps/{id}")).State);
        (await host.CancelAsync(id)).Expect(200);
        // The idempotency key still returns the stopped sweep.
        Assert.Equal("Cancelled", (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(202).State);
        Assert.Empty(await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task Running_sweep_is_marked_for_cancellation_and_its_worker_stops()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = (await host.StartSweepAsync("{}")).Expect(202).Id;
        var working = new Worker(host).WorkAsync();
        await PollTimeouts.UntilAsync(async () => (await host.GetAsync($"/api/sweeps/{id}")).State == "Running");
        var asked = (await host.CancelAsync(id)).Expect(202);

        Assert.Equal(
            ("Running", true, $"/api/sweeps/{id}", "10"),
            (
                asked.State,
                asked.Json.GetProperty("cancelRequested").GetBoolean(),
                asked.Header("Location"),
                asked.Header("Retry-After")
            )
        );
        (await host.CancelAsync(id)).Expect(202);
        await PollTimeouts.UntilAsync(() =>
        {
            host.Time.Advance(SweepMessageHandler.Deferral);
            return Task.FromResult(working.IsCompleted);
        });
        await working;

        Assert.Equal("Cancelled", (await host.GetAsync($"/api/sweeps/{id}")).State);
        (await host.CancelAsync(id)).Expect(200);
        (await host.GetAsync($"/api/sweeps/{id}/report")).ExpectProblem(404, "not-found");
        Assert.Empty(await host.TakeMessagesAsync());
    }

    [Theory]
    [InlineData(SweepState.Finished)]
    [InlineData(SweepState.Failed)]
    public async Task A_sweep_that_is_over_cannot_be_stopped(SweepState state)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = (await host.StartSweepAsync("{}")).Expect(202).Id;
        var record = (await host.Store.FindAsync(id, Token))!;
        Assert.NotNull(await host.Store.TryReplaceAsync(record with { State = state }, Token));

        Assert.Contains(
            $"{state}",
            (await host.CancelAsync(id)).ExpectProblem(409, "sweep-ended").Text,
            StringComparison.Ordinal
        );
        Assert.Equal($"{state}", (await host.GetAsync($"/api/sweeps/{id}")).State);
    }

    [Fact]
    public async Task Failed_sweep_shows_its_reason_and_the_next_step()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = (await host.StartSweepAsync("{}")).Expect(202).Id;
        var record = (await host.Store.FindAsync(id, Token))!;
        var reason = new Remediation.Reasons.Reason(Remediation.Reasons.ReasonCodes.SweepPoisoned, "Given up.");
        Assert.NotNull(
            await host.Store.TryReplaceAsync(record with { State = SweepState.Failed, Failure = reason }, Token)
        );
        var failure = (await host.GetAsync($"/api/sweeps/{id}")).Expect(200).Json.GetProperty("failure");

        Assert.Equal(
            ("TLS701", "SweepPoisoned", "Given up."),
            (
                failure.GetProperty("code").GetString(),
                failure.GetProperty("name").GetString(),
                failure.GetProperty("detail").GetString()
            )
        );
        Assert.Equal(reason.Code.NextStep, failure.GetProperty("nextStep").GetString());
    }

    private static (string?, int, int) Progress(ApiResponse answer) =>
        answer.Json.GetProperty("progress") is var progress
            ? (
                progress.GetProperty("phase").GetString(),
                progress.GetProperty("done").GetInt32(),
                progress.GetProperty("total").GetInt32()
            )
            : default;
}
