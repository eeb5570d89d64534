using Simulation.Tests.Scale;

namespace Simulation.Tests;

/// <summary>A thousand healthy machines in virtual time. tests/Benchmarks prints what larger fleets take.</summary>
public class ScaleTests(ITestOutputHelper output)
{
    private const double MostCallsPerMachine = 3.5;
    private const double LargestRatio = 1.25;

    [Fact]
    public async Task A_thousand_machines_take_few_calls_and_little_more_time_than_Azures_limits_and_the_ramp_ask_for()
    {
        var outcome = await ScaleRun.RunAsync(new ScaleScenario(1_000, 1));

        output.WriteLine($"{outcome.Calls}, {outcome.CallsPerMachine:0.000} calls per machine");
        output.WriteLine(
            $"{outcome.Makespan} of at least {outcome.Bound} with the ramp and {outcome.BoundWithoutRamp} without"
        );
        Assert.Equal(1_000, outcome.Repaired);
        Assert.Equal(0, outcome.Calls.Throttled);
        Assert.InRange(outcome.CallsPerMachine, 3, MostCallsPerMachine);
        Assert.InRange(outcome.Ratio, 1, LargestRatio);
        Assert.True(outcome.Bound >= outcome.BoundWithoutRamp);
    }
}
