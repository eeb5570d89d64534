using System.Globalization;
using Remediation.Attributions;

namespace Remediation.Tests.Attributions;

public class GeneratedNetworkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(5000, 20, 1)]
    [InlineData(5000, 5, 2)]
    [InlineData(500, 4, 3)]
    public void No_machine_is_attributed_the_traffic_of_another(int machines, int sites, int seed)
    {
        var network = new GeneratedNetwork(machines, sites, seed);
        var matcher = new MachineMatcher(network.Inventory, [.. network.Sightings]);
        var connections = network
            .Connections()
            .Select(connection => (connection.Culprit, Attribution: matcher.Match(connection.Finding)))
            .ToList();

        var attributed = connections.Where(connection => connection.Attribution is Attribution.Attributed).ToList();
        var wrong = attributed
            .Where(connection => ((Attribution.Attributed)connection.Attribution).Machine.Id != connection.Culprit)
            .ToList();
        Tell(connections.ConvertAll(connection => connection.Attribution));

        Assert.Equal(machines, connections.Count);
        Assert.Empty(wrong);
        // A matcher that attributes nothing would also be free of errors.
        Assert.True(attributed.Count * 4 > machines, $"{attributed.Count} of {machines}");
    }

    [Fact]
    public void Unattributed_caller_is_a_candidate_or_unknown_to_the_inventory()
    {
        var network = new GeneratedNetwork(1000, 8, 4);
        var matcher = new MachineMatcher(network.Inventory, [.. network.Sightings]);

        Assert.All(
            network.Connections(),
            connection =>
            {
                if (
                    matcher.Match(connection.Finding)
                        is Attribution.Unattributed { Reason.Code.Id: "TLS203" or "TLS204" } several
                    && connection.Finding.Caller.Address.StartsWith("203.", StringComparison.Ordinal)
                )
                {
                    Assert.Contains(connection.Culprit, several.Candidates.Select(machine => machine.Id));
                }
            }
        );
    }

    private void Tell(List<Attribution> all)
    {
        var doubts = all.OfType<Attribution.Unattributed>().ToList();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Count} findings, {(double)doubts.Count / all.Count:P1} ambiguous or unknown:"
            )
        );
        foreach (
            var reason in doubts
                .GroupBy(doubt => doubt.Reason.Code.Id + " " + doubt.Reason.Code.Name)
                .OrderByDescending(group => group.Count())
        )
        {
            output.WriteLine($"  {reason.Key}: {reason.Count()}");
        }

        foreach (var witness in all.OfType<Attribution.Attributed>().GroupBy(proof => proof.Basis))
        {
            output.WriteLine($"  by {witness.Key}: {witness.Count()}");
        }
    }
}
