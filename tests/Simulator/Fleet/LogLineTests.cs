using Remediation.ConnectionLogs.Queries;
using Remediation.Verdicts;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;

namespace Simulator.Tests.Fleet;

public sealed class LogLineTests
{
    [Fact]
    public async Task Every_line_is_in_a_table_that_the_product_asks()
    {
        await using var hypervisor = new MemoryHypervisor();
        var specs = Enum.GetValues<LogVisibility>()
            .Select(visibility => new MachineSpec
            {
                Name = $"m{(int)visibility}",
                Story = "",
                Expected = VerdictKind.Compliant,
                Visibility = visibility,
            });
        var world = await SimulatedFleet.BuildAsync(specs, 1, hypervisor, TestContext.Current.CancellationToken);

        await world.SimulateDayAsync(new DateOnly(2026, 11, 2), TestContext.Current.CancellationToken);

        var tables = world.Log.Select(line => line.Source).Distinct().ToList();
        Assert.Equal(Enum.GetValues<LogVisibility>().Length, tables.Count);
        Assert.Empty(tables.Except(LogQueries.Sources));
    }
}
