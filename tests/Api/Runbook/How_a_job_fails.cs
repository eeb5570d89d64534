namespace Api.Tests.Runbook;

public class How_a_job_fails
{
    [Fact]
    public async Task A_failed_sweep_fails_the_job_with_its_reason()
    {
        const string Reason =
            """{"code":"TLS701","name":"LogsUnreadable","detail":"403 from the workspace.","recurrence":"Permanent","nextStep":"Assign the role."}""";
        var run = await RunAsync(Sweeps.Accepted(), Sweeps.Ended("Failed", Reason));
        Assert.Equal(
            "The sweep http-0123456789abcdef failed. TLS701 LogsUnreadable 403 from the workspace. Assign the role.",
            run.Failure
        );
        Assert.Equal("Failed", Assert.Single(run.Output).Properties["state"].Value);
    }

    [Fact]
    public async Task A_cancelled_sweep_fails_the_job() =>
        Assert.Contains(
            "was cancelled",
            (await RunAsync(Sweeps.Accepted(), Sweeps.Ended("Cancelled"))).Failure,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_sweep_that_could_not_see_fails_the_job() =>
        Assert.Contains(
            "could not see",
            (await RunAsync(Sweeps.Accepted(), Sweeps.Finished("Inconclusive"))).Failure,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_sweep_that_saw_a_part_warns()
    {
        var run = await RunAsync(Sweeps.Accepted(), Sweeps.Finished("Incomplete"));
        Assert.Equal("", run.Failure);
        Assert.Contains("only a part", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Compliant":1,"Failed":2,"RolledBack":1}""", "2 Failed, 1 RolledBack", "Failed", "RolledBack")]
    [InlineData("""{"Failed":0,"Drifted":4}""", "4 Drifted", "Drifted")]
    [InlineData("""{"Failed":2}""", "", "None")]
    [InlineData("""{"Failed":0,"StillLegacy":9}""", "", "Failed", "RolledBack")]
    public async Task Listed_verdicts_fail_the_job_after_the_output(
        string verdicts,
        string told,
        params string[] failOn
    )
    {
        await using var world = await StageWorld.StartAsync(
            Sweeps.Accepted(),
            Sweeps.Finished("LegacyFound", verdicts)
        );
        var run = await RunbookRun.OfAsync(world, ("FailOn", failOn));
        Assert.Single(run.Output);
        Assert.Equal(told.Length > 0, run.Failure.Length > 0);
        Assert.Contains(told, run.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_failed_machines_fail_the_job() =>
        Assert.Contains(
            "1 Failed",
            (await RunAsync(Sweeps.Accepted(), Sweeps.Finished("LegacyFound", """{"Failed":1}"""))).Failure,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Report_without_verdicts_fails_the_job() =>
        Assert.Contains(
            "nothing is known",
            (await RunAsync(Sweeps.Accepted(), Sweeps.Ended("Finished"))).Failure,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Refused_request_is_reported_by_its_problem_text_and_not_retried()
    {
        await using var world = await StageWorld.StartAsync(
            Sweeps.Problem(
                400,
                "The request is not valid.",
                "One thing is wrong.",
                """[{"pointer":"#/machines/0","detail":"'x' is no ARM id."},{"pointer":"#/planId","detail":"no plan."}]"""
            )
        );
        var run = await RunbookRun.OfAsync(world);
        Assert.Equal(
            "The request for a sweep was answered with 400. The request is not valid. One thing is wrong. "
                + "#/machines/0: 'x' is no ARM id. #/planId: no plan.",
            run.Failure
        );
        Assert.Single(world.Requests);
    }

    [Theory]
    [InlineData(401, "app role")]
    [InlineData(403, "app role")]
    [InlineData(422, "422")]
    [InlineData(500, "500")]
    [InlineData(200, "200")]
    [InlineData(302, "302")]
    public async Task Response_without_a_problem_text_is_reported_by_status_code(int status, string told)
    {
        await using var world = await StageWorld.StartAsync(
            new Reply(status, "", Location: "https://elsewhere.example/")
        );
        var run = await RunbookRun.OfAsync(world);
        Assert.Contains(told, run.Failure, StringComparison.Ordinal);
        Assert.Single(world.Requests);
    }

    [Theory]
    [InlineData("https://elsewhere.example/api/sweeps/x")]
    [InlineData("//elsewhere.example/api/sweeps/x")]
    [InlineData("https://elsewhere.example:{port}/api/sweeps/x")]
    [InlineData("https://localhost:1/api/sweeps/x")]
    [InlineData("http://localhost:{port}/api/sweeps/x")]
    [InlineData("https://localhost@elsewhere.example:{port}/x")]
    [InlineData("https://elsewhere@localhost:{port}/x")]
    public async Task Another_host_is_refused_because_the_token_would_go_there(string location)
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(location), Sweeps.Finished());
        var run = await RunbookRun.OfAsync(world);
        Assert.Contains("another host", run.Failure, StringComparison.Ordinal);
        Assert.Single(world.Requests);
    }

    [Theory]
    [InlineData("https://LOCALHOST:{port}/api/sweeps/x", "/api/sweeps/x")]
    [InlineData("x", "/api/x")]
    public async Task The_same_host_may_be_written_in_any_way(string location, string path)
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(location), Sweeps.Finished());
        Assert.Equal("", (await RunbookRun.OfAsync(world)).Failure);
        Assert.Equal(path, world.Requests.Last().Path);
    }

    [Fact]
    public async Task An_acceptance_without_a_place_to_ask_is_no_acceptance() =>
        Assert.Contains("did not say where", (await RunAsync(Sweeps.Accepted(""))).Failure, StringComparison.Ordinal);

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_job() =>
        Assert.Contains(
            "could not be read",
            (await RunAsync(Sweeps.Accepted(), new Reply(200, "<html>"))).Failure,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("localhost")]
    [InlineData("https://user:secret@localhost/")]
    [InlineData("https://localhost/?code=secret")]
    public async Task Only_a_plain_https_address_is_asked(string address)
    {
        await using var world = await StageWorld.StartAsync();
        var run = await RunbookRun.OfAsync(world, ("BaseUri", address));
        Assert.Contains("-BaseUri must be an https address", run.Failure, StringComparison.Ordinal);
        Assert.Empty(world.TokenRequests);
    }

    [Theory]
    [InlineData("Mode", "Destroy")]
    [InlineData("PlanId", "plan-x")]
    [InlineData("IdempotencyKey", "two words")]
    [InlineData("TimeoutMinutes", 0)]
    [InlineData("FailOn", "Sad")]
    public async Task A_wrong_parameter_is_refused_before_anything_is_sent(string name, object value)
    {
        await using var world = await StageWorld.StartAsync();
        var run = await RunbookRun.OfAsync(world, (name, value));
        Assert.Contains($"'{name}'", run.Failure, StringComparison.Ordinal);
        Assert.Empty(world.TokenRequests);
    }

    private static async Task<RunbookRun> RunAsync(params Reply[] replies)
    {
        await using var world = await StageWorld.StartAsync(replies);
        return await RunbookRun.OfAsync(world);
    }
}
