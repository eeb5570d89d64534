using System.Net.Http.Json;
using System.Text.Json;
using Cli.Options;
using Cli.Serving;
using Cloud.Clients;
using Cloud.Inventory;
using Cloud.RunCommands;
using Microsoft.Extensions.Logging;
using Remediation.Baseline;
using Remediation.Orders;
using Simulator.Machines;
using Simulator.Platform.Faults;

namespace Cli.Tests.Serving;

/// <summary><c>serve --faults</c>: clients of the simulator meet the faults.</summary>
public sealed class ServeFaultsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("faults-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(FaultProfile.None)]
    [InlineData(FaultProfile.Heavy)]
    public async Task Orders_meet_what_was_asked_for_and_nothing_else(FaultProfile profile)
    {
        var options = new ServeOptions(0, true, StorageKind.Memory, NamedFleet.Machines.Count, 1, folder)
        {
            Faults = profile,
        };
        await using var server = await SimulatorServer.StartAsync(options, Token);
        await using var api = await ApiHost.StartAsync(server, 0, LogLevel.Warning, Token);
        var (endpoints, credential) = (
            new AzureEndpoints(server.Azure.ArmEndpoint, server.Azure.Audience),
            server.Azure.CreateCredential()
        );
        var pipeline = AzureClients.Inventory(endpoints, credential, server.Azure.CreateTransport());
        var inventory = await new ResourceGraphInventory(
            pipeline,
            endpoints,
            [SimulatedNetwork.SubscriptionId]
        ).ReadAsync(Token);
        var channel = new RunCommandChannels(endpoints, credential, server.Azure.CreateTransport());

        await Task.WhenAll(
            inventory.Machines.Select(machine =>
                channel.StartAsync(GuestOrder.Repair(machine, TlsBaseline.Default, 1), TimeSpan.FromMinutes(5), Token)
            )
        );

        using var http = new HttpClient();
        var told = await http.GetFromJsonAsync<Dictionary<FaultKind, int>>(
            new Uri(api.Address, "simulator/faults"),
            JsonSerializerOptions.Web,
            Token
        );
        Assert.Equal(profile != FaultProfile.None, server.Faults is not null);
        Assert.Equal(server.Faults is null, told!.Count == 0);
        Assert.All(told, fault => Assert.InRange(fault.Value, 1, server.Faults!.Tally.Counts[fault.Key]));
    }
}
