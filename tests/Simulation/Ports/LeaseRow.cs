namespace Simulation.Tests.Ports;

/// <summary>
/// The lease as storage keeps it: whose it is and until when. It belongs to no process, so it outlives the one that
/// holds it.
/// </summary>
internal sealed class LeaseRow
{
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(60);

    private object? holder;
    private DateTimeOffset until;

    public bool TryTake(object whom, DateTimeOffset now)
    {
        var isFree = holder is null || holder == whom || until <= now;
        (holder, until) = isFree ? (whom, now + Term) : (holder, until);
        return isFree;
    }

    public bool TryRenew(object whom, DateTimeOffset now)
    {
        var isOurs = holder == whom;
        until = isOurs ? now + Term : until;
        return isOurs;
    }

    public void Release(object whom) => holder = holder == whom ? null : holder;

    /// <summary>An operator breaks the lease of its holder.</summary>
    public void Break() => holder = null;
}
