using System.Text.Json;
using System.Text.Json.Nodes;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Inventory;

namespace Cloud.Tests.Inventory;

public sealed class ScaleSetRowsTests
{
    [Fact]
    public void Instance_rows_become_one_machine_with_all_fields()
    {
        var machine = Assert.IsType<Machine.ScaleSetVm>(
            Only(Rows.ScaleSet("shop"), Rows.ScaleSetVm("shop", "0"), Rows.ScaleSetNic("SHOP", "0", "10.0.0.9"))
        );
        Assert.Equal(MachineId.Parse(Rows.ScaleSetVmId("shop", "0")), machine.Id);
        Assert.Equal(
            (
                "shop_0",
                "shop000000",
                OsFamily.Windows,
                "WindowsServer 2019-Datacenter",
                "westeurope",
                PowerState.Running
            ),
            (machine.Name, machine.ComputerName, machine.Os, machine.OsName, machine.Location, machine.Power)
        );
        Assert.Equal(["10.0.0.9"], machine.Addresses);
    }

    [Theory]
    [InlineData(
        """{ "extended": { "instanceView": { "powerState": { "code": "PowerState/running" } } } }""",
        PowerState.Running
    )]
    [InlineData(
        """{ "extended": { "instanceView": { "powerState": { "code": "PowerState/deallocated" } } } }""",
        PowerState.NotRunning
    )]
    [InlineData(
        """{ "instanceView": { "statuses": [ { "code": "ProvisioningState/succeeded" }, { "code": "powerstate/RUNNING" } ] } }""",
        PowerState.Running
    )]
    [InlineData("""{ "instanceView": { "statuses": [ { "code": "PowerState/stopped" } ] } }""", PowerState.NotRunning)]
    [InlineData(
        """{ "instanceView": { "statuses": [ { "code": "ProvisioningState/succeeded" } ] } }""",
        PowerState.Unknown
    )]
    [InlineData("""{ "instanceView": { "statuses": "none" } }""", PowerState.Unknown)]
    [InlineData("{}", PowerState.Unknown)]
    public void Instance_power_state_is_read_from_either_property_or_is_unknown(string properties, PowerState expected)
    {
        var instance = Rows.ScaleSetVm("shop", "0");
        instance["properties"] = JsonNode.Parse(properties);
        Assert.Equal(expected, Only(Rows.ScaleSet("shop"), instance).Power);
    }

    [Fact]
    public void An_instance_without_interfaces_among_the_rows_has_no_address_and_is_no_gap() =>
        Assert.Empty(Only(Rows.ScaleSet("shop"), Rows.ScaleSetVm("shop", "0")).Addresses);

    [Fact]
    public void Instance_tags_override_scale_set_tags()
    {
        var (set, instance) = (Rows.ScaleSet("shop"), Rows.ScaleSetVm("SHOP", "0"));
        set["tags"] = new JsonObject { ["Owner"] = "set", ["TlsRemediation"] = "exclude" };
        instance["tags"] = new JsonObject { ["owner"] = "instance" };
        var tags = Assert.IsType<TagSet.Readable>(Only(set, instance).Tags);
        Assert.Equal(["instance", "set"], tags.GetValues("OWNER"));
        Assert.Equal(["exclude"], tags.GetValues("tlsremediation"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Instance_with_tags_missing_from_either_row_has_unreadable_tags(bool ofSet, bool ofInstance)
    {
        var (set, instance) = (Rows.ScaleSet("shop"), Rows.ScaleSetVm("shop", "0"));
        _ = (ofSet && set.Remove("tags"), ofInstance && instance.Remove("tags"));
        Assert.IsType<TagSet.Unreadable>(Only(set, instance).Tags);
    }

    [Fact]
    public void Instance_without_a_scale_set_row_has_unreadable_tags() =>
        Assert.IsType<TagSet.Unreadable>(Only(Rows.ScaleSet("other"), Rows.ScaleSetVm("shop", "0")).Tags);

    [Fact]
    public void A_flexible_sets_member_is_a_VM_and_not_two_machines()
    {
        var set = Rows.ScaleSet("shop");
        set["properties"]!["orchestrationMode"] = "Flexible";
        Assert.IsType<Machine.AzureVm>(Only(set, Rows.Vm("shop_1a2b"), Rows.ScaleSetVm("shop", "shop_1a2b")));
    }

    [Fact]
    public void A_load_balancer_in_front_of_a_set_names_its_instances()
    {
        var balancer = Rows.LoadBalancer("lb");
        balancer["properties"]!["backendAddressPools"]![0]!["properties"]!["backendIPConfigurations"] = new JsonArray(
            new JsonObject { ["id"] = $"{Rows.ScaleSetVmId("shop", "0")}/networkInterfaces/nic/ipConfigurations/one" }
        );
        var front = Rows.PublicIp(
            "pip",
            "203.0.113.9",
            $"{Rows.Id("Microsoft.Network/loadBalancers", "lb")}/frontendIPConfigurations/one"
        );
        var snapshot = Read(
            Rows.ScaleSet("shop"),
            Rows.ScaleSetVm("shop", "0"),
            Rows.ScaleSetNic("shop", "0", "10.0.0.9"),
            balancer,
            front
        );
        Assert.Null(snapshot.Incomplete);
        Assert.Equal(
            [MachineId.Parse(Rows.ScaleSetVmId("shop", "0"))],
            Assert.Single(snapshot.SharedAddresses).Members
        );
    }

    [Theory]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/shop",
        "microsoft.compute/virtualmachinescalesets/virtualmachines"
    )]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/shop/virtualMachines",
        "microsoft.compute/virtualmachinescalesets/virtualmachines"
    )]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/shop/extensions/0",
        "microsoft.compute/virtualmachinescalesets/virtualmachines"
    )]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/0",
        "microsoft.compute/virtualmachinescalesets/virtualmachines"
    )]
    [InlineData("Microsoft.Compute/virtualMachines/vm1/extensions/one", "microsoft.compute/virtualmachines")]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/shop/virtualMachines/0",
        "microsoft.compute/virtualmachines"
    )]
    [InlineData(
        "Microsoft.Compute/virtualMachineScaleSets/shop/virtualMachines/0",
        "microsoft.compute/virtualmachinescalesets"
    )]
    public void An_id_that_does_not_name_its_type_is_a_gap(string id, string type)
    {
        var row = Rows.Vm("vm1");
        (row["id"], row["type"]) = ($"/subscriptions/{Rows.Subscription}/resourceGroups/rg/providers/{id}", type);
        Assert.Contains($"does not name a {type}", Read(row).Incomplete!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_whose_instance_is_not_among_the_rows_is_a_gap() =>
        Assert.Contains(
            "which is not among the rows",
            Read(Rows.ScaleSetNic("shop", "0", "10.0.0.9")).Incomplete!.Detail,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_file_may_hold_the_rows_of_both_queries()
    {
        var rows = new JsonArray(Rows.Vm("vm1"), Rows.ScaleSet("shop"), Rows.ScaleSetVm("shop", "0"));
        var file = ResourceGraphRows.ReadFile(new JsonObject { ["data"] = rows }.ToJsonString());
        var snapshot = Assert.IsType<InventoryFile.Read>(file).Snapshot;
        Assert.Null(snapshot.Incomplete);
        Assert.Equal(
            [MachineKind.AzureVm, MachineKind.ScaleSetVm],
            snapshot.Machines.Select(machine => machine.Id.Kind).Order()
        );
    }

    private static Machine Only(params JsonObject[] rows)
    {
        var snapshot = Read(rows);
        Assert.Null(snapshot.Incomplete);
        return Assert.Single(snapshot.Machines);
    }

    private static InventorySnapshot Read(params JsonObject[] rows) =>
        ResourceGraphRows.ToSnapshot(
            rows.Append(Rows.Network()).Select(row => JsonSerializer.SerializeToElement(row)),
            null
        );
}
