namespace Remediation.Orders;

/// <summary>Timeouts and limits for sending and polling orders.</summary>
/// <param name="PollInterval">
/// Time between two polls of one order. Azure allows 12 reads per VM and minute; 15 s stays well below that.
/// </param>
/// <param name="ScriptTimeout">After this the platform ends the script.</param>
/// <param name="PollTimeout">
/// After this the sweep stops polling. The next sweep finds an order that began by its name; an order that never began
/// is withdrawn.
/// </param>
/// <param name="MaxConcurrency">Orders in flight at once, at least 1.</param>
public sealed record OrderExecutionOptions(
    TimeSpan PollInterval,
    TimeSpan ScriptTimeout,
    TimeSpan PollTimeout,
    int MaxConcurrency
)
{
    /// <summary>15 s, 10 min, 15 min, 256 orders.</summary>
    public static OrderExecutionOptions Default { get; } =
        new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), 256);

    /// <summary>
    /// The expected time from the PUT to the script's end, until durations are learned; the first poll is made then.
    /// </summary>
    public TimeSpan ExpectedDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a sweep works on its orders. Orders that are outstanding then are left to the next sweep.
    /// </summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMinutes(40);

    /// <summary>The ramp of writing orders.</summary>
    public RolloutOptions Rollout { get; init; } = new();
}
