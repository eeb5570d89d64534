using Simulator.Platform.Authorization;

namespace Simulator.Tests.Platform.Authorization;

/// <summary>Resource Manager's own rule from a request to the action that it needs.</summary>
public sealed class RequiredActionTests
{
    private const string Group = "/subscriptions/s/resourceGroups/rg";
    private const string Vm = Group + "/providers/Microsoft.Compute/virtualMachines/vm1";
    private const string Set = Group + "/providers/Microsoft.Compute/virtualMachineScaleSets/shop/virtualMachines/0";

    [Theory]
    [InlineData("GET", Vm, "Microsoft.Compute/virtualMachines/read")]
    [InlineData("GET", Vm + "/instanceView", "Microsoft.Compute/virtualMachines/instanceView/read")]
    [InlineData("GET", Vm + "/runCommands", "Microsoft.Compute/virtualMachines/runCommands/read")]
    [InlineData("GET", Vm + "/runCommands/one", "Microsoft.Compute/virtualMachines/runCommands/read")]
    [InlineData("PUT", Vm + "/runCommands/one", "Microsoft.Compute/virtualMachines/runCommands/write")]
    [InlineData("PATCH", Vm + "/runCommands/one", "Microsoft.Compute/virtualMachines/runCommands/write")]
    [InlineData("DELETE", Vm + "/runCommands/one", "Microsoft.Compute/virtualMachines/runCommands/delete")]
    [InlineData("POST", Vm + "/runCommand", "Microsoft.Compute/virtualMachines/runCommand/action")]
    [InlineData("POST", Vm + "/restart", "Microsoft.Compute/virtualMachines/restart/action")]
    [InlineData(
        "PUT",
        Set + "/runCommands/one",
        "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/write"
    )]
    [InlineData(
        "GET",
        Group + "/providers/Microsoft.HybridCompute/machines/srv1",
        "Microsoft.HybridCompute/machines/read"
    )]
    [InlineData(
        "GET",
        "/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/operations/o",
        "Microsoft.Compute/locations/operations/read"
    )]
    [InlineData("GET", Group, "Microsoft.Resources/subscriptions/resourceGroups/read")]
    [InlineData("GET", "/subscriptions/s", "Microsoft.Resources/subscriptions/read")]
    [InlineData(
        "PUT",
        Vm + "/providers/Microsoft.Authorization/roleAssignments/one",
        "Microsoft.Authorization/roleAssignments/write"
    )]
    public void The_type_is_read_from_the_path_and_the_verb_from_the_method(
        string method,
        string path,
        string action
    ) => Assert.Equal(action, RequiredAction.Find(method, path));

    [Fact]
    public void Resource_Graph_has_no_action_of_its_own() =>
        Assert.Null(RequiredAction.Find("POST", "/providers/Microsoft.ResourceGraph/resources"));

    [Theory]
    [InlineData(Vm + "/runCommands/one", Vm + "/runCommands/one")]
    [InlineData(Vm + "/runCommands", Vm)]
    [InlineData(Vm, Vm)]
    [InlineData(Group, Group)]
    public void A_refusal_names_the_resource_or_what_a_list_is_of(string path, string scope) =>
        Assert.Equal(scope, RequiredAction.ParseScope(path));
}
