using System.Diagnostics;

namespace Remediation.Orders.RateLimiting;

/// <summary>Numbers of calls to Resource Manager.</summary>
/// <param name="Reads">Polls and lists of orders.</param>
/// <param name="Writes">Orders sent, including refused ones.</param>
/// <param name="Deletes">Orders removed.</param>
/// <param name="Throttled">Calls of all kinds that were answered with 429.</param>
public sealed record CallCounts(int Reads, int Writes, int Deletes, int Throttled)
{
    /// <summary>No calls.</summary>
    public static CallCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>All calls.</summary>
    public int Total => Reads + Writes + Deletes;

    /// <summary>The counts with one more call.</summary>
    public CallCounts Add(CallKind kind)
    {
        return kind switch
        {
            CallKind.Read => this with { Reads = Reads + 1 },
            CallKind.Write => this with { Writes = Writes + 1 },
            CallKind.Delete => this with { Deletes = Deletes + 1 },
            _ => throw new UnreachableException($"Calls of the kind {kind} are not counted."),
        };
    }
}
