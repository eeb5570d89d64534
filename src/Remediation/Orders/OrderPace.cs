namespace Remediation.Orders;

/// <summary>How patiently orders are sent and asked after.</summary>
/// <param name="PollInterval">Between two questions about one order. Azure allows 12 reads per VM and minute; 15 s stays well below.</param>
/// <param name="Deadline">After this the platform ends the script.</param>
/// <param name="Patience">After this the sweep stops asking; the next sweep finds the order by its name.</param>
/// <param name="MaxConcurrency">Orders in flight at once, at least 1.</param>
public sealed record OrderPace(TimeSpan PollInterval, TimeSpan Deadline, TimeSpan Patience, int MaxConcurrency)
{
    /// <summary>15 s, 10 min, 15 min, 16 orders.</summary>
    public static OrderPace Default { get; } =
        new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), 16);
}
