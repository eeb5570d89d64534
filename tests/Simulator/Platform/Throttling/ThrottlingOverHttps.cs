using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Cloud.Clients;
using Cloud.Faults;
using Cloud.Tests.Stage;
using Remediation.Orders;
using Remediation.Reasons;

namespace Simulator.Tests.Platform.Throttling;

/// <summary>Throttling as the real clients meet it.</summary>
public class ThrottlingOverHttps
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machines_reads_run_out_after_36_and_the_body_is_Computes_own()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        scene.Estate.AddVm("vm1");
        var vm = Vm(scene, "vm1");
        for (var call = 0; call < 36; call++)
        {
            await vm.InstanceViewAsync(Stop);
        }

        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => vm.InstanceViewAsync(Stop));

        Assert.Equal((429, "OperationNotAllowed"), (failed.Status, failed.ErrorCode));
        Assert.DoesNotContain("\"error\"", failed.GetRawResponse()!.Content.ToString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(5), Throttled(failed).RetryAfter);
        scene.Time.Advance(TimeSpan.FromSeconds(5));
        await vm.InstanceViewAsync(Stop);
    }

    [Fact]
    public async Task A_subscriptions_reads_run_out_after_250_and_the_body_is_Resource_Managers()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        foreach (var number in Enumerable.Range(0, 26))
        {
            scene.Estate.AddVm($"vm{number}");
        }

        for (var call = 0; call < 250; call++)
        {
            await Vm(scene, $"vm{call % 26}").InstanceViewAsync(Stop);
        }

        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Vm(scene, "vm1").InstanceViewAsync(Stop));

        Assert.Equal((429, "SubscriptionRequestsThrottled"), (failed.Status, failed.ErrorCode));
        Assert.Equal(TimeSpan.FromSeconds(1), Throttled(failed).RetryAfter);
    }

    [Fact]
    public async Task Response_header_has_the_remaining_calls()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        scene.Estate.AddVm("vm1");

        var response = (await Vm(scene, "vm1").InstanceViewAsync(Stop)).GetRawResponse();

        Assert.Equal("249", Header(response, "x-ms-ratelimit-remaining-subscription-reads"));
        Assert.Equal(
            "Microsoft.Compute/LowCostGetResource;35,Microsoft.Compute/LowCostGetSubscriptionMaximum;23999",
            Header(response, "x-ms-ratelimit-remaining-resource")
        );
    }

    [Fact]
    public async Task The_products_channel_reads_a_throttled_order_as_throttled()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        scene.Estate.AddVm("vm1");
        for (var call = 0; call < 12; call++)
        {
            Assert.IsType<OrderState.InProgress>(await scene.StartAsync(Orders.Inspect("vm1", $"sweep-{call}")));
        }

        var reply = Scene.Reply<GuestReply.Throttled>(await scene.StartAsync(Orders.Inspect("vm1", "one too many")));

        Assert.Equal(TimeSpan.FromSeconds(15), reply.RetryAfter);
    }

    [Fact]
    public async Task Resource_Graphs_sixteenth_query_makes_an_inventory_incomplete()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        // Each asks for machines, for instances of scale sets, and for run commands.
        for (var inventory = 0; inventory < 15 / 3; inventory++)
        {
            Assert.Null((await scene.ReadInventoryAsync(Rows.Subscription)).Incomplete);
        }

        Assert.NotNull((await scene.ReadInventoryAsync(Rows.Subscription)).Incomplete);
        scene.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null((await scene.ReadInventoryAsync(Rows.Subscription)).Incomplete);
    }

    private static VirtualMachineResource Vm(Scene scene, string name) =>
        AzureClients
            .Arm(scene.Endpoints, scene.Azure.CreateCredential(), scene.Azure.CreateTransport())
            .GetVirtualMachineResource(new ResourceIdentifier(Rows.VmId(name)));

    private static GuestReply.Throttled Throttled(RequestFailedException failed)
    {
        Assert.True(RequestFaults.TryRead(failed, Stop, out var reply));
        var throttled = Assert.IsType<GuestReply.Throttled>(reply);
        Assert.Equal(ReasonCodes.OrderThrottled, throttled.Reason.Code);
        return throttled;
    }

    private static string Header(Response response, string name) =>
        response.Headers.TryGetValue(name, out var value) ? value : $"({name} is missing)";
}
