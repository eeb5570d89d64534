using System.Text.Json;
using System.Text.Json.Nodes;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Cloud.Tests.Inventory;

/// <summary>
/// A type that the identity may not read is missing without a word. What other rows name is the only sign of it.
/// </summary>
public sealed class UnseenResourcesTests
{
    private const string Elsewhere = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public void Inventory_with_a_row_for_every_reference_has_no_unseen_resource() =>
        Assert.Null(Read(All()).Incomplete);

    [Theory]
    [InlineData("microsoft.compute/virtualmachines", "belongs to")]
    [InlineData("microsoft.network/networkinterfaces", "has the interface")]
    [InlineData("microsoft.network/publicipaddresses", "has the public address")]
    [InlineData("microsoft.network/natgateways", "has the NAT gateway")]
    [InlineData("microsoft.network/loadbalancers", "has the load balancer")]
    [InlineData("microsoft.network/virtualnetworks", "has the network")]
    [InlineData("microsoft.compute/virtualmachinescalesets/virtualmachines", "belongs to")]
    [InlineData("microsoft.compute/virtualmachinescalesets/virtualmachines/networkinterfaces", "has the interface")]
    public void A_type_that_is_out_of_sight_makes_the_inventory_incomplete(string type, string sign)
    {
        var gap = Read([.. All().Where(row => (string?)row["type"] != type)]).Incomplete;

        Assert.Equal(ReasonCodes.InventoryIncomplete, gap?.Code);
        Assert.Contains(sign, gap!.Detail, StringComparison.Ordinal);
        Assert.Contains("which is not among the rows", gap.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_address_of_a_NAT_gateway_may_not_be_out_of_sight_either()
    {
        var gateway = Rows.Nat("nat", "hidden", "a");

        Assert.Contains("has the public address", Read([gateway]).Incomplete!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_of_an_unseen_load_balancer_is_shared()
    {
        var snapshot = Read([
            Rows.PublicIp(
                "pip",
                "20.50.1.1",
                Rows.Id("Microsoft.Network/loadBalancers", "x") + "/frontendIPConfigurations/one"
            ),
        ]);

        Assert.Equal(
            ("load balancer x", 0),
            (Assert.Single(snapshot.SharedAddresses).Via, snapshot.SharedAddresses[0].Members.Count)
        );
        Assert.NotNull(snapshot.Incomplete);
    }

    [Fact]
    public void Resource_in_another_subscription_is_not_an_unseen_resource()
    {
        var holder = Rows.Id("Microsoft.Network/loadBalancers", "x")
            .Replace(Rows.Subscription, Elsewhere, StringComparison.Ordinal);

        Assert.Null(Read([Rows.PublicIp("pip", "20.50.1.1", holder + "/frontendIPConfigurations/one")]).Incomplete);
    }

    [Fact]
    public void Interface_without_a_machine_is_not_an_unseen_resource()
    {
        var nic = Rows.Nic("nic1", "vm1", "10.0.0.4");
        nic["properties"]!.AsObject().Remove("virtualMachine");

        Assert.Null(Read([nic]).Incomplete);
    }

    [Fact]
    public void The_public_address_of_an_instance_is_part_of_its_interface_and_has_no_row()
    {
        var nic = Rows.ScaleSetNic("shop", "0", "10.0.0.9");
        PublicIpOf(
            nic,
            $"{Rows.ScaleSetVmId("shop", "0")}/networkInterfaces/nic/ipConfigurations/one/publicIPAddresses/pip"
        );

        Assert.Null(Read([Rows.ScaleSet("shop"), Rows.ScaleSetVm("shop", "0"), nic, Rows.Network()]).Incomplete);
    }

    // Two VMs, of which one has a public address, a NAT gateway, a load balancer and an instance.
    private static List<JsonObject> All()
    {
        var (vm, nic, instance) = (Rows.Vm("vm1"), Rows.Nic("nic1", "vm1", "10.0.0.4"), Rows.ScaleSetVm("shop", "0"));
        vm["properties"]!["networkProfile"] = Profile(Rows.NicId("nic1"));
        instance["properties"]!["networkProfile"] = Profile($"{Rows.ScaleSetVmId("shop", "0")}/networkInterfaces/nic");
        PublicIpOf(nic, Rows.Id("Microsoft.Network/publicIPAddresses", "pip1"));
        var natted = Rows.PublicIp("pip2", "20.50.1.2", "");
        natted["properties"]!["natGateway"] = new JsonObject
        {
            ["id"] = Rows.Id("Microsoft.Network/natGateways", "nat"),
        };
        return
        [
            vm,
            nic,
            Rows.PublicIp("pip1", "20.50.1.1", Rows.NicId("nic1") + "/ipConfigurations/one"),
            natted,
            Rows.Nat("nat", "pip2", "b"),
            Rows.PublicIp(
                "pip3",
                "20.50.1.3",
                Rows.Id("Microsoft.Network/loadBalancers", "lb") + "/frontendIPConfigurations/one"
            ),
            Rows.LoadBalancer("lb", "nic1"),
            Rows.ScaleSet("shop"),
            instance,
            Rows.ScaleSetNic("shop", "0", "10.0.0.9"),
            Rows.Network("10.0.0.0/16"),
        ];
    }

    private static JsonObject Profile(string nic) =>
        new() { ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = nic }) };

    private static void PublicIpOf(JsonObject nic, string id) =>
        nic["properties"]!["ipConfigurations"]![0]!["properties"]!["publicIPAddress"] = new JsonObject { ["id"] = id };

    private static InventorySnapshot Read(IEnumerable<JsonObject> rows) =>
        ResourceGraphRows.ToSnapshot(rows.Select(row => JsonSerializer.SerializeToElement(row)), null);
}
