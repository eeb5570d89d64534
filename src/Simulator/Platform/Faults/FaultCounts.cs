using System.Collections.Concurrent;

namespace Simulator.Platform.Faults;

/// <summary>How often each kind of fault really occurred. Safe for several threads at once.</summary>
public sealed class FaultCounts
{
    private readonly ConcurrentDictionary<FaultKind, int> counts = new();

    /// <summary>
    /// Every kind with its count, zero included, in the order of the catalogue. A throttling storm counts each call
    /// that it refused.
    /// </summary>
    public IReadOnlyDictionary<FaultKind, int> Counts =>
        new OrderedDictionary<FaultKind, int>(
            Enum.GetValues<FaultKind>().Select(kind => KeyValuePair.Create(kind, counts.GetValueOrDefault(kind)))
        );

    /// <summary>Counts one.</summary>
    public void Add(FaultKind kind) => counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
