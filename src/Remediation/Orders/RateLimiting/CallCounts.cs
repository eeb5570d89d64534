using System.Diagnostics;

namespace Remediation.Orders.RateLimiting;

/// <summary>How many calls to Resource Manager there were.</summary>
/// <param name="Reads">Questions about orders and lists of them.</param>
/// <param name="Writes">Orders sent, also those that were refused.</param>
/// <param name="Deletes">Orders removed.</param>
/// <param name="Throttled">How many of all these were answered with 429.</param>
public sealed record CallCounts(int Reads, int Writes, int Deletes, int Throttled)
{
    /// <summary>No call at all.</summary>
    public static CallCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>All of them.</summary>
    public int Total => Reads + Writes + Deletes;

    /// <summary>One call more.</summary>
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
