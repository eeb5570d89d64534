using System.Text.Json;
using System.Text.Json.Nodes;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Inventory;

namespace Cloud.Tests.Inventory;

public sealed class SharedAddressesTests
{
    private static readonly JsonObject[] TwoVms =
    [
        Rows.Vm("vm1"),
        Rows.Vm("vm2"),
        Rows.Nic("nic1", "vm1", "10.0.0.4", "a"),
        Rows.Nic("nic2", "vm2", "10.0.1.4", "b"),
        Rows.Network("10.0.0.0/16", "fd00::/64"),
    ];

    [Fact]
    public void A_public_address_on_an_interface_is_the_machines_own()
    {
        var snapshot = Read(Rows.PublicIp("pip1", "20.50.1.1", Rows.NicId("nic1") + "/ipConfigurations/one"));
        Assert.Equal(["10.0.0.4", "20.50.1.1"], snapshot.Machines[0].Addresses);
        Assert.Empty(snapshot.SharedAddresses);
    }

    [Fact]
    public void The_address_of_a_NAT_gateway_is_shared_by_the_machines_in_its_subnets()
    {
        var shared = Assert.Single(
            Read(Rows.PublicIp("pip1", "20.50.1.1", ""), Rows.Nat("nat-01", "pip1", "A")).SharedAddresses
        );
        Assert.Equal(("20.50.1.1", "NAT gateway nat-01"), (shared.Address, shared.Via));
        Assert.Equal([MachineId.Parse(Rows.VmId("vm1"))], shared.Members);
    }

    [Fact]
    public void A_machine_with_a_public_address_of_its_own_still_speaks_through_the_NAT_gateway()
    {
        var snapshot = Read(
            Rows.PublicIp("pip1", "20.50.1.1", ""),
            Rows.Nat("nat-01", "pip1", "a", "b"),
            Rows.PublicIp("pip2", "20.50.1.2", Rows.NicId("nic2") + "/ipConfigurations/one")
        );
        Assert.Equal(
            [MachineId.Parse(Rows.VmId("vm1")), MachineId.Parse(Rows.VmId("vm2"))],
            Assert.Single(snapshot.SharedAddresses).Members
        );
    }

    [Fact]
    public void Virtual_network_ranges_are_read_and_an_unreadable_range_is_a_gap()
    {
        var sound = Read();
        Assert.Equal(["10.0.0.0/16", "fd00::/64"], sound.Ranges.Select(range => $"{range.Range}"));
        var gap = ResourceGraphRows.ToSnapshot(
            [JsonSerializer.SerializeToElement(Rows.Network("10.0.0.0/16", "10.0.0.0/99"))],
            null
        );
        Assert.Contains("unreadable range", gap.Incomplete!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_load_balancer_is_shared_by_its_pool()
    {
        var holder = Rows.Id("Microsoft.Network/loadBalancers", "lb-01") + "/frontendIPConfigurations/front";
        var shared = Assert.Single(
            Read(Rows.PublicIp("pip1", "20.50.1.1", holder), Rows.LoadBalancer("lb-01", "nic2", "nic1")).SharedAddresses
        );
        Assert.Equal("load balancer lb-01", shared.Via);
        Assert.Equal([MachineId.Parse(Rows.VmId("vm1")), MachineId.Parse(Rows.VmId("vm2"))], shared.Members);
    }

    [Theory]
    [InlineData("Microsoft.Network/azureFirewalls", "azurefirewalls x")]
    [InlineData("Microsoft.Network/virtualNetworkGateways", "virtualnetworkgateways x")]
    public void An_address_on_anything_else_is_shared_by_machines_that_are_not_known(string type, string via)
    {
        var shared = Assert.Single(
            Read(Rows.PublicIp("pip1", "20.50.1.1", Rows.Id(type, "x") + "/ipConfigurations/one")).SharedAddresses
        );
        Assert.Equal(via, shared.Via);
        Assert.Empty(shared.Members);
    }

    [Fact]
    public void An_address_that_is_on_nothing_or_not_assigned_is_left_out()
    {
        var dynamic = Rows.PublicIp(
            "pip2",
            "",
            Rows.Id("Microsoft.Network/loadBalancers", "lb") + "/frontendIPConfigurations/front"
        );
        dynamic["properties"]!.AsObject().Remove("ipAddress");
        Assert.Empty(Read(Rows.PublicIp("pip1", "20.50.1.1", ""), dynamic, Rows.LoadBalancer("lb")).SharedAddresses);
    }

    private static InventorySnapshot Read(params JsonObject[] more)
    {
        var snapshot = ResourceGraphRows.ToSnapshot(
            TwoVms.Concat(more).Select(row => JsonSerializer.SerializeToElement(row)),
            null
        );
        Assert.Null(snapshot.Incomplete);
        return snapshot;
    }
}
