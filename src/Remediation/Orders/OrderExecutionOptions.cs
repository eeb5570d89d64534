namespace Remediation.Orders;

/// <summary>How patiently orders are sent and asked after.</summary>
/// <param name="PollInterval">
/// Between two questions about one order. Azure allows 12 reads per VM and minute; 15 s stays well below.
/// </param>
/// <param name="ScriptTimeout">After this the platform ends the script.</param>
/// <param name="PollTimeout">
/// After this the sweep stops asking. An order that began is found by its name by the next sweep; one that never began
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
    /// How long a script is thought to take, from the PUT to its end, before anything is learned; the first question
    /// comes then.
    /// </summary>
    public TimeSpan ExpectedDuration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a run may take in all. What is outstanding then is handed over to the next sweep.</summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMinutes(40);

    /// <summary>How carefully writing begins.</summary>
    public RolloutOptions Rollout { get; init; } = new();
}
