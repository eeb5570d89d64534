using Cloud.RunCommands;
using Cloud.Tests.Stage;
using Remediation.Orders.RateLimiting;

namespace Cloud.Tests.RunCommands;

public sealed class QuotaHeadersTests
{
    [Fact]
    public async Task Remaining_call_headers_are_reported_per_kind_of_call()
    {
        await using var scene = await Scene.OpenAsync(throttles: true);
        scene.Estate.AddVm("vm1");
        var heard = new List<QuotaReading>();
        var channel = new RunCommandChannels(
            scene.Endpoints,
            scene.Azure.CreateCredential(),
            scene.Azure.CreateTransport(),
            heard.Add
        );
        var order = Orders.Inspect("vm1");
        await channel.AskAsync(order, TestContext.Current.CancellationToken);
        await channel.StartAsync(order, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await channel.DeleteAsync(order.Handle, TestContext.Current.CancellationToken);

        Assert.Equal([CallKind.Read, CallKind.Write, CallKind.Delete], heard.Select(reading => reading.Kind));
        Assert.All(heard, reading => Assert.Equal(order.Machine.Id.SubscriptionId, reading.SubscriptionId));
        Assert.Equal([249, 199, 199], heard.Select(reading => reading.Remaining));
    }

    [Fact]
    public async Task Run_commands_of_ours_are_found_through_Resource_Graph_and_those_of_others_are_not()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Estate.AddVm("vm1");
        var order = Orders.Inspect("vm1");
        await scene.StartAsync(order);
        var found = (await scene.ReadInventoryAsync(Rows.Subscription)).RunCommands;

        Assert.Equal([(order.Machine.Id, order.Name)], found.Select(command => (command.Machine, command.Name)));
    }
}
