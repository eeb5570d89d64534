using Cloud.Clients;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Reasons;
using Simulator.Platform;

namespace Cloud.Tests.Inventory;

public sealed class ResourceGraphInventoryTests
{
    private const string OtherSubscription = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public async Task More_rows_than_a_page_holds_are_read_page_by_page()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.Rows.AddRange(Enumerable.Range(0, 2001).Select(number => Rows.Vm($"vm{number}")));
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Null(snapshot.Incomplete);
        Assert.Equal(2001, snapshot.Machines.Count);
        Assert.Equal(snapshot.Machines.OrderBy(machine => machine.Id.Value, StringComparer.Ordinal), snapshot.Machines);
        Assert.Equal(5, scene.Azure.Calls[OperationNames.QueryResources]);
    }

    [Fact]
    public async Task Only_the_subscriptions_asked_for_and_only_the_types_of_the_query_are_read()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var foreign = Rows.Vm("vm2");
        foreign["subscriptionId"] = OtherSubscription;
        scene.Estate.Rows.AddRange([foreign, Rows.Row("Microsoft.Sql/servers", "sql1", "{}")]);
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Null(snapshot.Incomplete);
        Assert.Equal("vm1", Assert.Single(snapshot.Machines).Name);
    }

    [Fact]
    public async Task Inventory_without_subscriptions_sends_no_query_because_the_query_would_span_the_tenant()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Equal("No subscription is in scope.", (await scene.ReadInventoryAsync()).Incomplete!.Detail);
        Assert.Empty(scene.Azure.Calls);
    }

    [Theory]
    [InlineData(403, "AuthorizationFailed")]
    [InlineData(401, "AuthenticationFailed")]
    [InlineData(400, "BadRequest")]
    [InlineData(429, "RateLimiting")]
    [InlineData(500, "InternalServerError")]
    public async Task Failed_query_makes_the_inventory_incomplete_and_keeps_the_error_message(int status, string code)
    {
        await using var scene = await Scene.OpenAsync(_ => InjectedResponse.Arm(status, code, "no"));
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Equal(ReasonCodes.InventoryIncomplete, snapshot.Incomplete!.Code);
        var words = $"after 0 rows: HTTP {status} {code}: no";
        Assert.Equal(
            $"Resource Graph could not be read {words} Resource Graph could not be read for scale-set VMs {words}",
            snapshot.Incomplete.Detail
        );
    }

    [Fact]
    public async Task Failure_between_pages_keeps_the_rows_of_earlier_pages()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Number == 2 ? InjectedResponse.Arm(503, "ServerBusy", "later") : null
        );
        scene.Estate.Rows.AddRange(Enumerable.Range(0, 1001).Select(number => Rows.Vm($"vm{number}")));
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Equal(1000, snapshot.Machines.Count);
        Assert.Contains("after 1000 rows", snapshot.Incomplete!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_instances_of_scale_sets_are_asked_for_in_a_second_query()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        scene.Estate.AddScaleSetVm("shop", "0");
        scene.Estate.Rows.AddRange([Rows.ScaleSetNic("shop", "0", "10.0.0.9"), Rows.Network()]);
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Null(snapshot.Incomplete);
        Assert.Equal(
            ["vm1", "shop_0"],
            snapshot.Machines.Select(machine => machine.Name).OrderDescending(StringComparer.Ordinal)
        );
        Assert.Equal(["10.0.0.9"], snapshot.Machines.Single(machine => machine.Name == "shop_0").Addresses);
        Assert.Equal(3, scene.Azure.Calls[OperationNames.QueryResources]);
    }

    [Fact]
    public async Task Where_the_second_query_fails_the_inventory_is_not_whole_and_keeps_the_rest()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Number == 2 ? InjectedResponse.Arm(400, "BadRequest", "no such table") : null
        );
        scene.Estate.AddVm("vm1");
        var snapshot = await scene.ReadInventoryAsync(Rows.Subscription);
        Assert.Equal("vm1", Assert.Single(snapshot.Machines).Name);
        Assert.Equal(
            "Resource Graph could not be read for scale-set VMs after 0 rows: HTTP 400 BadRequest: no such table",
            snapshot.Incomplete!.Detail
        );
    }

    [Theory]
    [InlineData("""{ "totalRecords": 5, "count": 0, "resultTruncated": "true", "data": [] }""", "cut its result")]
    [InlineData("""{ "totalRecords": 5, "count": 0, "resultTruncated": "false", "data": [] }""", "gave 0 of 5 rows")]
    [InlineData("""{ "data": [], "$skipToken": "again" }""", "have no end")]
    [InlineData("""{ "data": 7 }""", "is not understood")]
    [InlineData("<html>", "is not readable")]
    [InlineData("", "is not readable")]
    public async Task Incomplete_response_makes_the_inventory_incomplete(string answer, string problem)
    {
        await using var scene = await Scene.OpenAsync(_ => new InjectedResponse(200, answer));
        Assert.Contains(
            problem,
            (await scene.ReadInventoryAsync(Rows.Subscription)).Incomplete!.Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Missing_tags_and_null_tags_are_distinguished_over_HTTP()
    {
        await using var scene = await Scene.OpenAsync();
        var (absent, none) = (Rows.Vm("vm1"), Rows.Vm("vm2"));
        absent.Remove("tags");
        none["tags"] = null;
        scene.Estate.Rows.AddRange([absent, none]);
        var machines = (await scene.ReadInventoryAsync(Rows.Subscription)).Machines;
        Assert.Equal(["Unreadable", "Readable"], machines.Select(machine => machine.Tags.GetType().Name));
    }

    [Fact]
    public async Task A_throttled_page_is_asked_for_again()
    {
        await using var scene = await Scene.OpenAsync(request =>
            request.Number == 1 ? InjectedResponse.Arm(429, "RateLimiting", "no", TimeSpan.Zero) : null
        );
        scene.Estate.AddVm("vm1");
        var pipeline = AzureClients.Inventory(
            scene.Endpoints,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport()
        );
        var inventory = new ResourceGraphInventory(pipeline, scene.Endpoints, [Rows.Subscription]);
        Assert.Null((await inventory.ReadAsync(TestContext.Current.CancellationToken)).Incomplete);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_flows()
    {
        await using var scene = await Scene.OpenAsync();
        var pipeline = AzureClients.Inventory(
            scene.Endpoints,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport()
        );
        var inventory = new ResourceGraphInventory(pipeline, scene.Endpoints, [Rows.Subscription]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            inventory.ReadAsync(new CancellationToken(canceled: true))
        );
    }
}
