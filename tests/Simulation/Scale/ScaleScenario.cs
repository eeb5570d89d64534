using Remediation.Orders;
using Remediation.Policies;

namespace Simulation.Tests.Scale;

/// <summary>A healthy fleet in which every VM needs a repair and takes it at the first attempt.</summary>
/// <param name="Machines">How many VMs in all; spread evenly.</param>
/// <param name="Subscriptions">In how many subscriptions; one sweep has to do with all of them.</param>
internal sealed record ScaleScenario(int Machines, int Subscriptions)
{
    /// <summary>Regions of each subscription. One is the hardest: all VMs share one quota of Compute.</summary>
    public int Regions { get; init; } = 1;

    /// <summary>Most orders in flight, over all subscriptions.</summary>
    public int InFlight { get; init; } = OrderExecutionOptions.Default.MaxConcurrency;

    /// <summary>
    /// False where Azure's own quotas of each VM are left out, for they are not in the product's memory.
    /// </summary>
    public bool HasVmQuotas { get; init; } = true;

    public int Seed { get; init; } = 1;

    /// <summary>
    /// Half of the scripts end within this, from the PUT's arrival: the agent's delay and the script itself. An
    /// assumption, in the range of what Azure shows.
    /// </summary>
    public TimeSpan MedianScript { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Standard deviation of the script time's logarithm; with 0.25, five in a hundred take half as long again as the
    /// median.
    /// </summary>
    public double Spread { get; init; } = 0.25;

    /// <summary>
    /// The default pace, with a budget that lets one run do the whole work: what is measured is the run and not its
    /// handing over.
    /// </summary>
    public OrderExecutionOptions Pace =>
        OrderExecutionOptions.Default with
        {
            TimeBudget = TimeSpan.FromDays(7),
            MaxConcurrency = InFlight,
        };

    public SweepPolicy Policy => new() { Mode = SweepMode.Repair, MaxRepairs = Machines };
}
