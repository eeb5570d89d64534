using System.Text.RegularExpressions;
using Cloud.Inventory;
using Cloud.Permissions;
using Remediation.ConnectionLogs.Queries;

namespace Cloud.Tests.Permissions;

/// <summary>The list of actions against the queries and types that it is made of.</summary>
public sealed partial class AzureActionsTests
{
    private static readonly string[] RunCommands =
    [
        ResourceTypes.VmRunCommand,
        ResourceTypes.ScaleSetVmRunCommand,
        ResourceTypes.ArcRunCommand,
    ];

    [Fact]
    public void A_reader_may_read_exactly_the_types_that_the_inventory_asks_for()
    {
        var asked = Types(ResourceGraphQuery.Text)
            .Concat(Types(ResourceGraphQuery.ScaleSetVms))
            .Select(type => type + "/read");

        Assert.Equal(
            asked.Order(StringComparer.Ordinal),
            Names(ProductRole.Reader).Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_role_with_run_commands_may_read_what_the_inventory_queries() =>
        Assert.Empty(
            Types(ResourceGraphQuery.RunCommands)
                .Select(type => type + "/read")
                .Except(Names(ProductRole.Inspector), StringComparer.OrdinalIgnoreCase)
        );

    [Fact]
    public void Inspector_and_repairer_have_equal_actions_because_Azure_has_one_run_command_permission()
    {
        Assert.Equal(Names(ProductRole.Inspector), Names(ProductRole.Repairer));
        Assert.Equal(
            RunCommands.SelectMany(type => (string[])[$"{type}/read", $"{type}/write", $"{type}/delete"]),
            Names(ProductRole.Inspector).Except(Names(ProductRole.Reader))
        );
    }

    [Fact]
    public void A_log_reader_may_read_exactly_the_tables_that_the_queries_name()
    {
        string[] texts =
        [
            .. LogQueries
                .Findings.Append(LogQueries.Census)
                .Append(LogQueries.CreateAddressObservationQuery(["10.0.0.4"]))
                .Select(query => query.Text),
        ];
        var tables = texts
            .SelectMany(text => TablePattern().Matches(text))
            .Select(match => match.Groups["table"].Value)
            .Distinct();

        Assert.Equal(tables.Order(StringComparer.Ordinal), LogQueries.Tables);
        Assert.Equal(
            LogQueries.Tables.Select(table => $"Microsoft.OperationalInsights/workspaces/query/{table}/read"),
            Names(ProductRole.LogReader).Skip(2)
        );
    }

    [Fact]
    public void Every_action_names_its_role_and_what_breaks_without_the_action() =>
        Assert.All(
            AzureActions.All,
            action =>
            {
                Assert.True(
                    action.Need.Length > 20 && action.Need.EndsWith('.') && !action.Need.Contains('|'),
                    action.Name
                );
                Assert.True(
                    action.Without.Length > 20 && action.Without.EndsWith('.') && !action.Without.Contains('|'),
                    action.Name
                );
            }
        );

    private static IEnumerable<string> Names(ProductRole role) => AzureActions.List(role).Select(action => action.Name);

    private static IEnumerable<string> Types(string query) =>
        TypePattern().Matches(query).Select(match => match.Groups["type"].Value);

    [GeneratedRegex("'(?<type>[a-z./]+)'")]
    private static partial Regex TypePattern();

    // Each table stands in a fuzzy union, after the empty table that keeps the union alive, or alone in the count of
    // tables.
    [GeneratedRegex(
        @"isfuzzy=true \(datatable\(TimeGenerated:datetime\)\[\]\), (?<table>\w+)|\((?<table>\w+) \| take 1 "
    )]
    private static partial Regex TablePattern();
}
