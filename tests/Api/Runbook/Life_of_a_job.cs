using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Api.Tests.Runbook;

/// <summary>The runbook as it is deployed, run on the real engine against a real server.</summary>
public class Life_of_a_job
{
    private static readonly string[] Subscriptions = ["5e9f1c1a-0000-4000-8000-00000000000a"];
    private static readonly string[] Machines = ["/subscriptions/a", "/subscriptions/b"];

    [Fact]
    public async Task Job_starts_a_sweep_waits_for_its_end_and_writes_the_result()
    {
        await using var world = await StageWorld.StartAsync(
            Sweeps.Accepted(),
            Sweeps.Running(),
            Sweeps.Running("25"),
            Sweeps.Finished()
        );
        var run = await RunbookRun.OfAsync(world);

        Assert.Equal("", run.Failure);
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        var result = Assert.Single(run.Output);
        Assert.Equal(
            "http-0123456789abcdef Finished LegacyFound 3 plan-0123456789ab",
            string.Join(' ', Values(result, "id", "state", "outcome", "machineCount", "planId"))
        );
        Assert.Equal(2L, ((PSObject)result.Properties["verdicts"].Value).Properties["Compliant"].Value);
        Assert.Equal(new Uri(world.Api, Sweeps.Path + "/report").AbsoluteUri, result.Properties["report"].Value);
        Assert.Equal([10, 10, 25], world.Sleeps);
        Assert.Equal(
            ["POST /api/sweeps", "GET " + Sweeps.Path, "GET " + Sweeps.Path, "GET " + Sweeps.Path],
            world.Requests.Select(heard => $"{heard.Method} {heard.Path}")
        );
    }

    [Fact]
    public async Task Request_of_a_job_carries_the_parameters_of_the_job()
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(), Sweeps.Finished());
        await RunbookRun.OfAsync(
            world,
            ("Mode", "Repair"),
            ("PlanId", "plan-0123456789ab"),
            ("DryRun", true),
            ("IdempotencyKey", "night-1"),
            ("Subscriptions", Subscriptions),
            ("Machines", Machines)
        );

        var post = world.Requests.First();
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """
                    {"mode":"Repair","subscriptions":["5e9f1c1a-0000-4000-8000-00000000000a"],"machines":["/subscriptions/a","/subscriptions/b"],
                     "dryRun":true,"planId":"plan-0123456789ab"}
                    """
                ),
                JsonNode.Parse(post.Body)
            ),
            post.Body
        );
        Assert.Equal("night-1", post.Headers["Idempotency-Key"]);
        Assert.Equal("application/json; charset=utf-8", post.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Job_without_parameters_requests_a_report_of_all_machines()
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(), Sweeps.Finished());
        await RunbookRun.OfAsync(world);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"mode":"Report","subscriptions":[],"machines":[],"dryRun":false}"""),
                JsonNode.Parse(world.Requests.First().Body)
            )
        );
    }

    [Fact]
    public async Task The_job_is_the_key_so_that_a_restarted_job_finds_its_sweep_again()
    {
        const string Job = "4bd0d2a2-2a4e-4b7e-9d53-0f6d3c1f7c11";
        await using var world = await StageWorld.StartAsync(
            Sweeps.Accepted(),
            Sweeps.Finished(),
            Sweeps.Accepted(),
            Sweeps.Finished()
        );
        world.Settings["JobId"] = Job;
        await RunbookRun.OfAsync(world);
        await RunbookRun.OfAsync(world);
        Assert.Equal(
            [Job, Job],
            world.Requests.Where(heard => heard.Method == "POST").Select(heard => heard.Headers["Idempotency-Key"])
        );
    }

    [Fact]
    public async Task Outside_Automation_each_run_has_a_key_of_its_own()
    {
        await using var world = await StageWorld.StartAsync(
            Sweeps.Accepted(),
            Sweeps.Finished(),
            Sweeps.Accepted(),
            Sweeps.Finished()
        );
        await RunbookRun.OfAsync(world);
        await RunbookRun.OfAsync(world);
        Assert.Distinct(
            world.Requests.Where(heard => heard.Method == "POST").Select(heard => heard.Headers["Idempotency-Key"])
        );
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task A_passing_fault_is_waited_out_with_the_same_key(int status)
    {
        await using var world = await StageWorld.StartAsync(
            new Reply(status),
            new Reply(status, RetryAfter: "7"),
            Sweeps.Accepted(),
            new Reply(status),
            Sweeps.Finished()
        );
        var run = await RunbookRun.OfAsync(world);

        Assert.Equal("", run.Failure);
        // A broken connection has no headers.
        Assert.Equal([2, status == 0 ? 4 : 7, 10, 2], world.Sleeps);
        Assert.Single(
            world
                .Requests.Where(heard => heard.Method == "POST")
                .Select(heard => heard.Headers["Idempotency-Key"])
                .Distinct()
        );
    }

    [Fact]
    public async Task Job_gives_up_retrying_and_reports_the_problem()
    {
        await using var world = await StageWorld.StartAsync(
            Sweeps.Problem(503, "State unavailable", "The store does not answer.")
        );
        var run = await RunbookRun.OfAsync(world);

        Assert.Equal(
            "The request for a sweep was answered with 503. State unavailable The store does not answer.",
            run.Failure
        );
        Assert.Equal(7, world.Requests.Count);
        Assert.Equal([2, 4, 8, 16, 32, 60], world.Sleeps);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("3600", 60)]
    [InlineData("0", 10)]
    [InlineData("-5", 10)]
    [InlineData("soon", 10)]
    [InlineData("Fri, 20 Nov 2026 04:00:25 GMT", 25)]
    [InlineData("Fri, 20 Nov 2020 04:00:00 GMT", 1)]
    [InlineData("Fri, 20 Nov 2099 04:00:00 GMT", 60)]
    public async Task The_servers_wish_is_followed_within_bounds(string retryAfter, int seconds)
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(retryAfter: retryAfter), Sweeps.Finished());
        var run = await RunbookRun.OfAsync(world);
        Assert.Equal("", run.Failure);
        Assert.Equal([seconds], world.Sleeps);
    }

    [Fact]
    public async Task The_time_is_bounded_and_the_sweep_goes_on()
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(), Sweeps.Running("60"));
        var run = await RunbookRun.OfAsync(world, ("TimeoutMinutes", 5));

        Assert.StartsWith("The time is up after 5 minutes. The sweep goes on;", run.Failure, StringComparison.Ordinal);
        Assert.Contains(Sweeps.Path, run.Failure, StringComparison.Ordinal);
        Assert.InRange(world.Sleeps.Sum(), 240, 300);
        Assert.DoesNotContain(world.Requests, heard => heard.Path.EndsWith("/cancel", StringComparison.Ordinal));
    }

    private static IEnumerable<object?> Values(PSObject item, params string[] names) =>
        names.Select(name => item.Properties[name].Value);
}
