using System.Text.Json;
using Cloud.Permissions;

namespace Infra.Tests;

/// <summary>
/// The roles that the templates create have exactly the actions of the product's list, at a subscription and at a
/// management group.
/// </summary>
public sealed class RolesTests
{
    private const string Definition = "Microsoft.Authorization/roleDefinitions";
    private const string Assignment = "Microsoft.Authorization/roleAssignments";
    private const string Principal = "33333333-3333-3333-3333-333333333333";
    private const string Role = "44444444-4444-4444-4444-444444444444";
    private const string Module = "infra/modules/roles.bicep";
    private const string EntryPoint = "infra/roles.bicep";

    public static TheoryData<string, ProductRole> Roles =>
        [
            .. from file in (string[])[Module, EntryPoint]
            from role in Enum.GetValues<ProductRole>()
            select new TheoryDataRow<string, ProductRole>(file, role),
        ];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_holds_the_actions_of_the_list_and_nothing_else(string file, ProductRole role)
    {
        var definition = (await Snapshot.OfAsync(file, "param environmentName = 'dev'"))
            .Resources(Definition)
            .Single(one => one.Text("roleName") == NameOf(role));
        var permissions = Assert.Single(
            definition.GetProperty("properties").GetProperty("permissions").EnumerateArray()
        );

        Assert.Equal(AzureActions.List(role).Select(action => action.Name), permissions.GetProperty("actions").Texts());
        Assert.Equal(["actions"], permissions.EnumerateObject().Select(property => property.Name));
        Assert.Equal("CustomRole", definition.Text("type"));
        Assert.True(Guid.TryParseExact(definition.GetProperty("name").GetString(), "D", out _));
    }

    [Theory]
    [InlineData(Module)]
    [InlineData(EntryPoint)]
    public async Task Deployment_has_one_role_per_purpose_and_an_output_for_each_role(string file)
    {
        var snapshot = await Snapshot.OfAsync(file, "param environmentName = 'dev'");
        var names = snapshot
            .Resources(Definition)
            .ToDictionary(one => one.Text("roleName"), one => one.GetProperty("name").GetString());
        var outputs = snapshot.GetProperty("outputs");

        Assert.Equal(Enum.GetValues<ProductRole>().Select(NameOf).Order(), names.Keys.Order());
        Assert.Equal(names[NameOf(ProductRole.LogReader)], outputs.GetProperty("logReaderRole").GetString());
        Assert.All(
            (ProductRole[])[ProductRole.Reader, ProductRole.Inspector, ProductRole.Repairer],
            role =>
                Assert.Equal(
                    names[NameOf(role)],
                    outputs.GetProperty("machineRoles").GetProperty(role.ToString().ToLowerInvariant()).GetString()
                )
        );
    }

    [Theory]
    [InlineData(Module)]
    [InlineData(EntryPoint)]
    public async Task Description_of_a_role_with_run_commands_states_what_the_role_really_allows(string file)
    {
        var definitions = (await Snapshot.OfAsync(file, "param environmentName = 'dev'")).Resources(Definition);

        Assert.All(
            definitions,
            definition =>
                Assert.Equal(
                    definition
                        .GetProperty("properties")
                        .GetProperty("permissions")[0]
                        .GetProperty("actions")
                        .Texts()
                        .Any(action => action.EndsWith("/write", StringComparison.Ordinal)),
                    definition.Text("description").Contains("anything as SYSTEM", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Only_roles_with_run_commands_write_and_no_role_has_a_wildcard()
    {
        Assert.All(
            AzureActions.List(ProductRole.Reader).Concat(AzureActions.List(ProductRole.LogReader)),
            action => Assert.EndsWith("/read", action.Name, StringComparison.Ordinal)
        );
        Assert.All(AzureActions.All, action => Assert.DoesNotContain('*', action.Name));
        Assert.Equal(
            AzureActions.All.Count,
            AzureActions.All.Select(action => action.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );
    }

    [Fact]
    public async Task Machine_roles_reach_the_machines_subscriptions_and_the_log_reader_the_workspaces()
    {
        var snapshot = await Snapshot.OfAsync(
            Module,
            $"""
            param environmentName = 'dev'
            param machineSubscriptions = ['{Snapshot.Subscription}', '{Snapshot.Other}']
            """
        );
        var scopes = snapshot
            .Resources(Definition)
            .ToDictionary(
                one => one.Text("roleName"),
                one => one.GetProperty("properties").GetProperty("assignableScopes").Texts()
            );

        Assert.Equal(
            [$"/subscriptions/{Snapshot.Subscription}", $"/subscriptions/{Snapshot.Other}"],
            scopes[NameOf(ProductRole.Repairer)]
        );
        Assert.Equal([$"/subscriptions/{Snapshot.Subscription}"], scopes[NameOf(ProductRole.LogReader)]);
    }

    [Fact]
    public async Task Tables_of_the_operators_own_queries_are_added_and_custom_ones_are_one_action()
    {
        var snapshot = await Snapshot.OfAsync(
            Module,
            """
            param environmentName = 'dev'
            param ownTables = ['W3CIISLog', 'IisTls_CL', 'Other_CL']
            """
        );
        var actions = snapshot
            .Resources(Definition)
            .Single(one => one.Text("roleName") == NameOf(ProductRole.LogReader))
            .GetProperty("properties")
            .GetProperty("permissions")[0]
            .GetProperty("actions")
            .Texts();

        Assert.Equal(
            [
                "Microsoft.OperationalInsights/workspaces/query/W3CIISLog/read",
                "Microsoft.OperationalInsights/workspaces/query/Tables.Custom/read",
            ],
            actions.Skip(AzureActions.List(ProductRole.LogReader).Count)
        );
    }

    [Fact]
    public async Task Access_to_machines_is_one_assignment_in_the_machine_subscription()
    {
        var snapshot = await Snapshot.OfAsync("infra/modules/machineAccess.bicep", Granting);

        AssertAssigned(
            Assert.Single(snapshot.Resources(Assignment)),
            $"/subscriptions/{Snapshot.Subscription}/providers/{Assignment}/"
        );
    }

    [Fact]
    public async Task Access_to_logs_is_one_assignment_on_the_workspace_alone()
    {
        var snapshot = await Snapshot.OfAsync(
            "infra/modules/logAccess.bicep",
            $"{Granting}\nparam workspaceName = 'log-one'"
        );

        AssertAssigned(
            Assert.Single(snapshot.Resources(Assignment)),
            $"/subscriptions/{Snapshot.Subscription}/resourceGroups/rg/providers/Microsoft.OperationalInsights/"
                + $"workspaces/log-one/providers/{Assignment}/"
        );
        Assert.Contains(
            "log-one'",
            snapshot.GetProperty("outputs").GetProperty("customerId").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("reader", ProductRole.Reader)]
    [InlineData("inspector", ProductRole.Inspector)]
    [InlineData("repairer", ProductRole.Repairer)]
    public async Task At_a_management_group_the_identity_gets_the_role_that_was_chosen(string choice, ProductRole role)
    {
        var snapshot = await Snapshot.OfAsync(
            EntryPoint,
            $"param environmentName = 'dev'\nparam principalId = '{Principal}'\nparam role = '{choice}'"
        );
        var definition = snapshot.Resources(Definition).Single(one => one.Text("roleName") == NameOf(role));

        var assignment = Assert.Single(snapshot.Resources(Assignment));
        Assert.Equal(definition.GetProperty("id").GetString(), assignment.Text("roleDefinitionId"));
        Assert.Equal("ServicePrincipal", assignment.Text("principalType"));
        Assert.Equal(
            ["/providers/Microsoft.Management/managementGroups/mg"],
            definition.GetProperty("properties").GetProperty("assignableScopes").Texts()
        );
    }

    [Fact]
    public async Task Management_group_deployment_assigns_no_role_unless_an_identity_is_named() =>
        Assert.Empty((await Snapshot.OfAsync(EntryPoint, "param environmentName = 'dev'")).Resources(Assignment));

    private static string Granting => $"param principalId = '{Principal}'\nparam roleDefinitionName = '{Role}'";

    private static string NameOf(ProductRole role) =>
        "dev TLS remediation " + (role == ProductRole.LogReader ? "log reader" : role.ToString().ToLowerInvariant());

    private static void AssertAssigned(JsonElement assignment, string scope)
    {
        Assert.StartsWith(scope, assignment.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            (Principal, "ServicePrincipal"),
            (assignment.Text("principalId"), assignment.Text("principalType"))
        );
        Assert.Equal(
            $"/subscriptions/{Snapshot.Subscription}/providers/{Definition}/{Role}",
            assignment.Text("roleDefinitionId")
        );
    }
}
