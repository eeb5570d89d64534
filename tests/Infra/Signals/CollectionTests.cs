using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests.Signals;

/// <summary>The collection rule brings what the product's query for table Event reads, and nothing else.</summary>
public sealed partial class CollectionTests
{
    [Fact]
    public async Task Collection_rule_collects_the_events_of_the_query_at_every_level()
    {
        var properties = await RuleAsync();
        var source = Assert.Single(
            properties.GetProperty("dataSources").GetProperty("windowsEventLogs").EnumerateArray()
        );
        var path = Assert.Single(source.GetProperty("xPathQueries").EnumerateArray()).GetString()!;
        var query = await File.ReadAllTextAsync(
            Path.Combine(Bicep.Root, "src", "Remediation", "ConnectionLogs", "Queries", "Event.kql"),
            TestContext.Current.CancellationToken
        );
        var asked = Where().Match(query);

        Assert.StartsWith("System!", path, StringComparison.Ordinal);
        Assert.Equal(
            Names().Matches(asked.Groups[1].Value).Select(match => match.Groups[1].Value),
            Providers().Matches(path).Select(match => match.Groups[1].Value)
        );
        Assert.Equal(asked.Groups[2].Value.Split(", "), Ids().Matches(path).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("Level", path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collected_events_go_to_table_Event_of_the_workspace()
    {
        var properties = await RuleAsync();
        var flow = Assert.Single(properties.GetProperty("dataFlows").EnumerateArray());
        var destination = Assert.Single(
            properties.GetProperty("destinations").GetProperty("logAnalytics").EnumerateArray()
        );

        Assert.Equal("Microsoft-Event", Assert.Single(flow.GetProperty("streams").EnumerateArray()).GetString());
        Assert.Equal(
            destination.GetProperty("name").GetString(),
            Assert.Single(flow.GetProperty("destinations").EnumerateArray()).GetString()
        );
        Assert.Equal(Deployed.Workspace, destination.GetProperty("workspaceResourceId").GetString());
    }

    private static async Task<JsonElement> RuleAsync()
    {
        var rule = Assert.Single(
            await Snapshot.ResourcesAsync(
                "collection",
                ("name", "'dcr-dev-schannel'"),
                ("location", "'westeurope'"),
                ("workspaceId", $"'{Deployed.Workspace}'")
            )
        );
        Assert.Equal("Windows", rule.GetProperty("kind").GetString());
        return rule.GetProperty("properties");
    }

    [GeneratedRegex(@"where Provider in~ \(([^)]*)\) and Id in \(([^)]*)\)")]
    private static partial Regex Where();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Names();

    [GeneratedRegex("@Name='([^']+)'")]
    private static partial Regex Providers();

    [GeneratedRegex(@"EventID=(\d+)")]
    private static partial Regex Ids();
}
