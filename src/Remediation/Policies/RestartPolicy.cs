using Remediation.Orders;

namespace Remediation.Policies;

/// <summary>Whether sweeps may restart the machines that they repaired. A closed hierarchy.</summary>
public abstract record RestartPolicy
{
    private RestartPolicy() { }

    /// <summary>They never do; whoever owns the machines restarts them. The default.</summary>
    public sealed record Never : RestartPolicy;

    /// <summary>They do inside a maintenance window.</summary>
    /// <param name="Window">When machines may restart. A restart's delay must end inside the window too.</param>
    /// <param name="Notice">The message to users, and the delay.</param>
    /// <param name="MaxRestarts">
    /// Most machines that one sweep restarts, at least 1; the others have to wait for the next one.
    /// </param>
    public sealed record Within(MaintenanceWindow Window, RestartNotice Notice, int MaxRestarts) : RestartPolicy
    {
        /// <summary>
        /// The last moment at which a restart may be requested in the present window; null if the time is outside the
        /// window.
        /// </summary>
        public DateTimeOffset? FindLatestStart(DateTimeOffset now) =>
            Window.EndAt(now) - Notice.Delay is { } latest && latest >= now ? latest : null;
    }
}
