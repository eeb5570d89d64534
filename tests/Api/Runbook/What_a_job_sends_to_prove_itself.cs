using System.Management.Automation.Language;

namespace Api.Tests.Runbook;

public class What_a_job_sends_to_prove_itself
{
    [Fact]
    public async Task Token_request_follows_the_Automation_documentation()
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(), Sweeps.Finished());
        await RunbookRun.OfAsync(world);

        var asked = Assert.Single(world.TokenRequests);
        Assert.Equal(
            "GET /oauth2/token?api-version=2019-08-01&resource=api%3A%2F%2Ftls-sweeps",
            $"{asked.Method} {asked.Path}"
        );
        Assert.Equal(("identity-secret", "True"), (asked.Headers["X-IDENTITY-HEADER"], asked.Headers["Metadata"]));
        Assert.All(world.Requests, heard => Assert.Equal("Bearer token-1", heard.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_chosen_identity_and_an_endpoint_with_a_query_are_respected()
    {
        await using var world = await StageWorld.StartAsync(Sweeps.Accepted(), Sweeps.Finished());
        world.Settings["IDENTITY_ENDPOINT"] += "?a=1";
        await RunbookRun.OfAsync(world, ("IdentityClientId", "5e9f1c1a-0000-4000-8000-0000000000c1"));
        Assert.Equal(
            "/oauth2/token?a=1&api-version=2019-08-01&resource=api%3A%2F%2Ftls-sweeps&"
                + "client_id=5e9f1c1a-0000-4000-8000-0000000000c1",
            Assert.Single(world.TokenRequests).Path
        );
    }

    [Fact]
    public async Task Token_is_renewed_before_expiry()
    {
        await using var world = await StageWorld.StartAsync([
            Sweeps.Accepted(),
            .. Enumerable.Repeat(Sweeps.Running("60"), 40),
            Sweeps.Finished(),
        ]);
        world.TokenLife = TimeSpan.FromMinutes(20);
        var run = await RunbookRun.OfAsync(world);

        Assert.Equal("", run.Failure);
        Assert.Equal(3, world.TokenRequests.Count);
        Assert.Equal("Bearer token-3", world.Requests.Last().Headers["Authorization"]);
    }

    [Fact]
    public async Task Without_an_identity_nothing_is_sent()
    {
        await using var world = await StageWorld.StartAsync();
        world.Settings.Remove("IDENTITY_ENDPOINT");
        Assert.Contains("Switch on the identity", (await RunbookRun.OfAsync(world)).Failure, StringComparison.Ordinal);
        Assert.Empty(world.Requests);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(503, 7)]
    public async Task Failed_token_request_is_reported_without_secrets(int status, int requests)
    {
        await using var world = await StageWorld.StartAsync();
        world.TokenStatus = status;
        var run = await RunbookRun.OfAsync(world);
        Assert.Contains($"no token for 'api://tls-sweeps' (status {status})", run.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("identity-secret", run.Failure, StringComparison.Ordinal);
        Assert.Equal(requests, world.TokenRequests.Count);
        Assert.Empty(world.Requests);
    }

    // The one function that the other tests replace and that guards the token: run as it stands.
    [Fact]
    public async Task The_client_follows_no_redirect_and_distrusts_an_unknown_certificate()
    {
        await using var world = await StageWorld.StartAsync();
        var function = RunbookScript
            .Parse(out _)
            .Find(ast => ast is FunctionDefinitionAst { Name: "New-SweepClient" }, true);
        var run = await RunbookRun.RunAsync(function.Extent.Text + "\nNew-SweepClient", world, isSealed: false);

        Assert.Equal("", run.Failure);
        using var client = (HttpClient)Assert.Single(run.Output).BaseObject;
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(world.Api, TestContext.Current.CancellationToken)
        );
        world.TokenStatus = 302;
        using var answer = await client.GetAsync(
            new Uri(world.Settings["IDENTITY_ENDPOINT"]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Single(world.TokenRequests);
    }
}
