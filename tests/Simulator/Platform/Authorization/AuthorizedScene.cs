using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cloud.Tests.Stage;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Inventory;
using Remediation.Orders;

namespace Simulator.Tests.Platform.Authorization;

/// <summary>
/// One of everything that the product reads or writes in Azure, and all that it sees and does there, written down.
/// </summary>
internal static class AuthorizedScene
{
    public static readonly MachineKind[] Kinds = [MachineKind.AzureVm, MachineKind.ScaleSetVm, MachineKind.ArcServer];

    /// <summary>Opens the scene for an identity with these actions.</summary>
    public static async Task<Scene> OpenAsync(IEnumerable<string> granted)
    {
        var scene = await Scene.OpenAsync(granted: [.. granted]);
        Array.ForEach(Kinds, kind => scene.Estate.Add(kind));
        var natted = Rows.PublicIp("pip2", "20.50.1.2", "");
        natted["properties"]!["natGateway"] = new JsonObject
        {
            ["id"] = Rows.Id("Microsoft.Network/natGateways", "nat"),
        };
        scene.Estate.Rows.AddRange([
            Rows.Nic("nic1", "vm1", "10.0.0.4"),
            Rows.ScaleSetNic("vm1", "0", "10.0.0.9"),
            Rows.Network("10.0.0.0/16"),
            Rows.PublicIp("pip1", "20.50.1.1", Rows.NicId("nic1") + "/ipConfigurations/one"),
            natted,
            Rows.Nat("nat", "pip2", "a"),
            Rows.PublicIp(
                "pip3",
                "20.50.1.3",
                Rows.Id("Microsoft.Network/loadBalancers", "lb") + "/frontendIPConfigurations/one"
            ),
            Rows.LoadBalancer("lb", "nic1"),
        ]);
        var now = scene.Time.GetUtcNow();
        scene.Estate.Lines.AddRange(
            LogQueries.Sources.Select(source => new LoggedConnection(source, now.AddHours(-1), "TLS 1.0")
            {
                ClientIp = "10.0.0.4",
            })
        );
        scene.Estate.Seen.Add(
            new AddressObservation("10.0.0.4", Rows.VmId("vm1").ToLowerInvariant(), "vm1", now.AddHours(-2), now)
        );
        return scene;
    }

    /// <summary>What the product sees of the machines and what becomes of an order to each kind.</summary>
    public static async Task<string> WatchMachinesAsync(Scene scene)
    {
        var seen = new StringBuilder();
        foreach (var kind in Kinds)
        {
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{kind} start {await scene.StartAsync(Orders.Inspect(kind))}"
            );
        }

        Describe(await scene.ReadInventoryAsync(Rows.Subscription), seen);
        scene.WakeAgent();
        foreach (var kind in Kinds)
        {
            var listing = await scene.Channel.ListAsync(Orders.Machine(kind), TestContext.Current.CancellationToken);
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{kind} list {(listing as OrderListing.Listed)?.Names.Count} {listing.GetType().Name}"
            );
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{kind} end {await scene.SettleAsync(Orders.Inspect(kind))}"
            );
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{kind} delete {await scene.DeleteAsync(Orders.Inspect(kind))}"
            );
        }

        return seen.ToString();
    }

    /// <summary>What the product sees of the machines without sending anything.</summary>
    public static async Task<string> WatchInventoryAsync(Scene scene)
    {
        var seen = new StringBuilder();
        Describe(await scene.ReadInventoryAsync(Rows.Subscription), seen);
        return seen.ToString();
    }

    /// <summary>What the product sees of the logs.</summary>
    public static async Task<string> WatchLogsAsync(Scene scene)
    {
        var now = scene.Time.GetUtcNow();
        var window = new LogWindow(now.AddDays(-1), now);
        var answer = await scene.ConnectionLog().FindLegacyAsync(window, TestContext.Current.CancellationToken);
        var seen = await scene
            .ConnectionLog()
            .ReadAddressObservationsAsync(["10.0.0.4"], window, TestContext.Current.CancellationToken);
        return string.Join(
            '\n',
            answer
                .Sources.Select(source => $"{source.Source} {source.State} {source.Rows} {source.Reason?.Code}")
                .Append($"{seen.Count} sightings")
        );
    }

    private static void Describe(InventorySnapshot inventory, StringBuilder seen)
    {
        foreach (var machine in inventory.Machines)
        {
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{machine.Id} {machine.Tags.GetType().Name} {string.Join(',', machine.Addresses)}"
            );
        }

        foreach (var shared in inventory.SharedAddresses)
        {
            seen.AppendLine(
                CultureInfo.InvariantCulture,
                $"{shared.Address} {shared.Via} {string.Join(',', shared.Members)}"
            );
        }

        seen.AppendLine(
            CultureInfo.InvariantCulture,
            $"{string.Join(',', inventory.Ranges)} {inventory.RunCommands.Count} run commands, incomplete: "
                + $"{inventory.Incomplete?.Code}"
        );
    }
}
