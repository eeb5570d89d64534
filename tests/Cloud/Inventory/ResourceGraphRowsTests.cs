using System.Text.Json;
using System.Text.Json.Nodes;
using Cloud.Inventory;
using Cloud.Tests.Stage;
using Remediation.Inventory;
using Remediation.Reasons;

namespace Cloud.Tests.Inventory;

public sealed class ResourceGraphRowsTests
{
    [Fact]
    public void VM_and_network_interface_rows_become_one_machine_with_all_fields()
    {
        var vm = Rows.Vm("vm1");
        vm["tags"] = new JsonObject { ["Env"] = "prod", ["empty"] = null };
        var machine = Assert.Single(Whole(vm, Rows.Nic("nic1", "VM1", "10.0.0.4")).Machines);
        Assert.IsType<Machine.AzureVm>(machine);
        Assert.Equal(MachineId.Parse(Rows.VmId("vm1")), machine.Id);
        Assert.Equal(
            ("vm1", "vm1", OsFamily.Windows, "WindowsServer 2019-Datacenter", "westeurope", PowerState.Running),
            (machine.Name, machine.ComputerName, machine.Os, machine.OsName, machine.Location, machine.Power)
        );
        Assert.Equal(["10.0.0.4"], machine.Addresses);
        var tags = Assert.IsType<TagSet.Readable>(machine.Tags);
        Assert.Equal(("prod", ""), (tags.GetValues("env").Single(), tags.GetValues("EMPTY").Single()));
    }

    [Theory]
    [InlineData("PowerState/running", PowerState.Running)]
    [InlineData("PowerState/deallocated", PowerState.NotRunning)]
    [InlineData("PowerState/starting", PowerState.NotRunning)]
    [InlineData("running", PowerState.NotRunning)]
    [InlineData(null, PowerState.Unknown)]
    public void Only_the_running_code_is_running(string? code, PowerState expected)
    {
        var vm = Rows.Vm("vm1");
        vm["properties"]!["extended"]!["instanceView"]!["powerState"] = code is null
            ? null
            : new JsonObject { ["code"] = code };
        Assert.Equal(expected, Assert.Single(Whole(vm).Machines).Power);
    }

    [Theory]
    [InlineData("windows", OsFamily.Windows)]
    [InlineData("LINUX", OsFamily.Linux)]
    [InlineData("Windows Server", OsFamily.Unknown)]
    [InlineData(null, OsFamily.Unknown)]
    public void The_family_is_exact(string? osType, OsFamily expected)
    {
        var vm = Rows.Vm("vm1");
        vm["properties"]!["storageProfile"]!["osDisk"]!["osType"] = osType;
        Assert.Equal(expected, Assert.Single(Whole(vm).Machines).Os);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("null", true)]
    [InlineData("""{ "a": "b" }""", true)]
    [InlineData("\"a=b\"", false)]
    [InlineData("[]", false)]
    [InlineData("""{ "a": 1 }""", false)]
    [InlineData("""{ "a": "b", "A": "c" }""", false)]
    public void Tags_are_readable_only_as_an_object_of_texts(string tags, bool readable)
    {
        var vm = Rows.Vm("vm1");
        vm["tags"] = JsonNode.Parse(tags);
        Assert.Equal(readable, Assert.Single(Whole(vm).Machines).Tags is TagSet.Readable);
    }

    [Fact]
    public void Tags_that_are_not_in_the_row_are_unreadable()
    {
        var vm = Rows.Vm("vm1");
        vm.Remove("tags");
        Assert.IsType<TagSet.Unreadable>(Assert.Single(Whole(vm).Machines).Tags);
    }

    [Fact]
    public void What_the_agent_reports_names_the_system_better_than_the_image()
    {
        var vm = Rows.Vm("vm1");
        vm["properties"]!["extended"]!["instanceView"]!["osName"] = "Windows Server 2022";
        vm["properties"]!["osProfile"] = null;
        var machine = Assert.Single(Whole(vm).Machines);
        Assert.Equal(("Windows Server 2022", "vm1"), (machine.OsName, machine.ComputerName));
    }

    [Fact]
    public void Machine_identity_is_the_system_assigned_one_not_a_user_assigned_one()
    {
        var (own, both, shared) = (Rows.Vm("vm1"), Rows.Arc("srv1", "Connected"), Rows.Vm("vm2"));
        own["identity"] = JsonNode.Parse(
            """{"type": "SystemAssigned", "principalId": "AAAAAAAA-0000-0000-0000-000000000001"}"""
        );
        both["identity"] = JsonNode.Parse(
            """{"type": "SystemAssigned, UserAssigned", "principalId": "p-2", "userAssignedIdentities": {"/x": {"principalId": "p-3"}}}"""
        );
        shared["identity"] = JsonNode.Parse(
            """{"type": "UserAssigned", "userAssignedIdentities": {"/x": {"principalId": "p-3"}}}"""
        );

        var machines = Whole(own, both, shared)
            .Machines.ToDictionary(machine => machine.Name, machine => machine.PrincipalId);
        Assert.Equal("aaaaaaaa-0000-0000-0000-000000000001", machines["vm1"]);
        Assert.Equal("p-2", machines["srv1"]);
        Assert.Empty(machines["vm2"]);
    }

    [Fact]
    public void Connected_Arc_server_is_running_and_has_no_link_local_address()
    {
        var machines = Whole(
            Rows.Arc("srv2", "Disconnected"),
            Rows.Arc("srv1", "Connected", "192.168.10.5", "fe80::1%4", "::1", "FD00::5")
        ).Machines;
        Assert.All(machines, machine => Assert.IsType<Machine.ArcServer>(machine));
        Assert.Equal([PowerState.Running, PowerState.NotRunning], machines.Select(machine => machine.Power));
        Assert.Equal(["192.168.10.5", "fd00::5"], machines[0].Addresses);
        Assert.Equal("Windows Server 2016 Standard", machines[0].OsName);
    }

    [Fact]
    public void Overlapping_private_addresses_stay_with_both_machines()
    {
        var machines = Whole(
            Rows.Vm("vm2"),
            Rows.Vm("vm1"),
            Rows.Nic("nic1", "vm1", "10.0.0.4"),
            Rows.Nic("nic2", "vm2", "10.0.0.4", "b")
        ).Machines;
        Assert.Equal(["vm1", "vm2"], machines.Select(machine => machine.Name));
        Assert.All(machines, machine => Assert.Equal(["10.0.0.4"], machine.Addresses));
    }

    [Fact]
    public void Interface_without_a_VM_yields_no_machine()
    {
        var nic = Rows.Nic("nic1", "vm1", "10.0.0.4");
        nic["properties"]!.AsObject().Remove("virtualMachine");
        Assert.Empty(Assert.Single(Whole(Rows.Vm("vm1"), nic).Machines).Addresses);
    }

    [Fact]
    public void No_rows_are_a_whole_inventory_without_machines() => Assert.Empty(Whole().Machines);

    [Fact]
    public void A_gap_that_is_known_already_stays_and_gets_company()
    {
        var known = new Reason(ReasonCodes.InventoryIncomplete, "One page is missing.");
        Assert.Same(known, ResourceGraphRows.ToSnapshot([], known).Incomplete);
        Assert.Equal(
            "One page is missing. 1 row of the inventory could not be used, for example: a row has no id.",
            ResourceGraphRows
                .ToSnapshot([JsonSerializer.SerializeToElement(new JsonObject())], known)
                .Incomplete!.Detail
        );
    }

    public static TheoryData<string, string> Odd =>
        new()
        {
            { "7", "a row is Number instead of an object or does not fit its columns" },
            { """{ "type": "microsoft.compute/virtualmachines" }""", "a row has no id" },
            {
                $$"""{ "id": "{{Rows.VmId("x")}}", "type": "microsoft.sql/servers" }""",
                "unexpected type 'microsoft.sql/servers'"
            },
            {
                $$"""{ "id": "{{Rows.NicId("x")}}", "type": "microsoft.compute/virtualmachines" }""",
                "does not name a microsoft.compute/virtualmachines"
            },
            {
                $$"""{ "id": "{{Rows.VmId("x")}}", "type": "microsoft.compute/virtualmachines" }""",
                "has no properties"
            },
            {
                $$"""{ "id": "{{Rows.VmId("x")}}", "type": "microsoft.compute/virtualmachines", "properties": {} }""",
                "has no location"
            },
            { Rows.Vm("vm1").ToJsonString(), "is there more than once" },
            { Rows.Nic("nic1", "elsewhere", "10.0.0.4").ToJsonString(), "which is not among the rows" },
            { Rows.Nic("nic1", "vm1", "10.0.0").ToJsonString(), "has the unreadable address" },
            { Rows.Arc("srv1", "Connected", "ten").ToJsonString(), "has the unreadable address 'ten'" },
            {
                $$"""{ "id": "{{Rows.NicId("x")}}", "type": "microsoft.network/networkinterfaces", "properties": { "virtualMachine": { "id": "{{Rows.VmId("vm1")}}" } } }""",
                "has no ipConfigurations"
            },
        };

    [Theory]
    [MemberData(nameof(Odd))]
    public void A_row_that_cannot_be_used_makes_the_inventory_incomplete_and_is_named(string row, string problem)
    {
        var snapshot = ResourceGraphRows.ToSnapshot(
            [
                JsonSerializer.SerializeToElement(Rows.Vm("vm1")),
                JsonSerializer.SerializeToElement(Rows.Network()),
                JsonDocument.Parse(row).RootElement,
            ],
            null
        );
        Assert.Equal(ReasonCodes.InventoryIncomplete, snapshot.Incomplete!.Code);
        Assert.StartsWith(
            "1 row of the inventory could not be used",
            snapshot.Incomplete.Detail,
            StringComparison.Ordinal
        );
        Assert.Contains(problem, snapshot.Incomplete.Detail, StringComparison.Ordinal);
        Assert.Contains(snapshot.Machines, machine => machine.Name == "vm1");
    }

    [Fact]
    public void VM_with_an_unseen_interface_makes_the_inventory_incomplete()
    {
        var vm = Rows.Vm("vm1");
        vm["properties"]!["networkProfile"] = JsonNode.Parse(
            $$"""{ "networkInterfaces": [ { "id": "{{Rows.NicId("hidden")}}" } ] }"""
        );
        Assert.Contains("/hidden'", Read(vm).Incomplete!.Detail, StringComparison.Ordinal);
    }

    private static InventorySnapshot Whole(params JsonObject[] rows)
    {
        var snapshot = Read(rows);
        Assert.Null(snapshot.Incomplete);
        return snapshot;
    }

    private static InventorySnapshot Read(params JsonObject[] rows) =>
        ResourceGraphRows.ToSnapshot(
            rows.Append(Rows.Network()).Select(row => JsonSerializer.SerializeToElement(row)),
            null
        );
}
