using System.Net;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.RunCommands;
using Cloud.Tests.Stage;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Orders;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.Platform;

[Collection(nameof(EnvironmentVariables))]
public sealed class ManagedIdentityTests : IDisposable
{
    public void Dispose() => Point(null, null);

    [Theory]
    [InlineData(null)]
    [InlineData("5d4bd4a4-51ab-4ef8-90a4-0ef4b7b9e9d0")]
    public async Task The_real_identity_client_gets_its_token_here_and_the_order_goes_through(string? clientId)
    {
        // The identity client looks at the wall clock to see whether a token is still good.
        await using var scene = await Scene.OpenAsync(start: TimeProvider.System.GetUtcNow());
        scene.Estate.AddVm("vm1");
        Point(scene.Azure.IdentityEndpoint, scene.Azure.IdentityHeader);
        Assert.IsType<OrderState.Absent>(await AskAsync(scene, clientId));
        Assert.Equal(1, scene.Azure.Calls[OperationNames.GetToken]);
    }

    [Fact]
    public async Task The_real_identity_client_gets_one_token_for_Resource_Manager_and_another_for_the_logs()
    {
        await using var scene = await Scene.OpenAsync(start: TimeProvider.System.GetUtcNow());
        Point(scene.Azure.IdentityEndpoint, scene.Azure.IdentityHeader);
        Assert.IsType<OrderState.Ended>(await AskAsync(scene, null));
        var query = LogQueries.Findings[0].Text;
        var window = new LogWindow(scene.Time.GetUtcNow().AddDays(-1), scene.Time.GetUtcNow());
        Assert.IsType<LogReply.Complete>(
            await scene
                .LogQuery(AzureCredentials.ManagedIdentity())
                .AskAsync(Scene.Workspace, query, window, TestContext.Current.CancellationToken)
        );
        Assert.Equal(2, scene.Azure.Calls[OperationNames.GetToken]);
    }

    [Fact]
    public async Task An_identity_that_is_refused_is_an_unreachable_platform()
    {
        await using var scene = await Scene.OpenAsync();
        Point(scene.Azure.IdentityEndpoint, "wrong");
        var reply = Scene.Reply<GuestReply.Unreachable>(await AskAsync(scene, null));
        Assert.Equal(ReasonCodes.Unreachable, reply.Reason.Code);
        Assert.StartsWith("No token: ", reply.Reason.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(OperationNames.GetRunCommand, scene.Azure.Calls.Keys);
    }

    [Theory]
    [InlineData("?api-version=2019-08-01&resource=AUDIENCE", true, HttpStatusCode.OK)]
    [InlineData("?api-version=2019-08-01&resource=AUDIENCE", false, HttpStatusCode.Unauthorized)]
    [InlineData("?api-version=2017-09-01&resource=AUDIENCE", true, HttpStatusCode.BadRequest)]
    [InlineData("?api-version=2019-08-01&resource=AUDIENCE/logs", true, HttpStatusCode.OK)]
    [InlineData("?api-version=2019-08-01&resource=https://api.loganalytics.io/", true, HttpStatusCode.BadRequest)]
    [InlineData("?api-version=2019-08-01&resource=https://vault.azure.net", true, HttpStatusCode.BadRequest)]
    public async Task The_endpoint_checks_header_version_and_resource(
        string query,
        bool withHeader,
        HttpStatusCode expected
    )
    {
        await using var scene = await Scene.OpenAsync();
        using var client = new HttpClient();
        var address =
            scene.Azure.IdentityEndpoint + query.Replace("AUDIENCE", scene.Azure.Audience, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-IDENTITY-HEADER", withHeader ? scene.Azure.IdentityHeader : "");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    private static Task<OrderState> AskAsync(Scene scene, string? clientId)
    {
        var channel = new RunCommandChannels(
            scene.Endpoints,
            AzureCredentials.ManagedIdentity(clientId),
            scene.Azure.CreateTransport()
        );
        return channel.AskAsync(Orders.Inspect("vm1"), TestContext.Current.CancellationToken);
    }

    private static void Point(Uri? endpoint, string? header)
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", endpoint?.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", header);
    }
}
