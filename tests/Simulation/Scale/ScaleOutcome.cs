using Remediation.Orders.RateLimiting;

namespace Simulation.Tests.Scale;

/// <summary>What a fleet took.</summary>
/// <param name="Scenario">The fleet.</param>
/// <param name="Repaired">Machines whose values are right now.</param>
/// <param name="Calls">Calls to Resource Manager.</param>
/// <param name="Makespan">Virtual time until the sweep had published its report.</param>
/// <param name="Bound">The least time with the operator's ramp.</param>
/// <param name="BoundWithoutRamp">The least time with Azure's limits only.</param>
internal sealed record ScaleOutcome(
    ScaleScenario Scenario,
    int Repaired,
    CallCounts Calls,
    TimeSpan Makespan,
    TimeSpan Bound,
    TimeSpan BoundWithoutRamp
)
{
    public double CallsPerMachine => (double)Calls.Total / Scenario.Machines;

    public double Ratio => Makespan / Bound;

    public double RatioWithoutRamp => Makespan / BoundWithoutRamp;
}
