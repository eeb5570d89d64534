using System.Collections.Concurrent;

namespace Remediation.GuestReports;

/// <summary>
/// Reports of one sweep by the JSON that they came in: machines that say the same share one report, for a fleet of a
/// hundred thousand has a few hundred of them. All are for the same settings. Safe for several threads at once.
/// </summary>
public sealed class GuestReportPool
{
    // What guests say is theirs to choose: beyond this each has its own report.
    private const int Most = 4096;

    private readonly ConcurrentDictionary<string, GuestReport> reports = new(StringComparer.Ordinal);

    // Counted here: the dictionary takes all its locks to count.
    private int count;

    /// <summary>The report that came in this JSON before; null where none did.</summary>
    public GuestReport? Find(string json) => reports.GetValueOrDefault(json);

    /// <summary>Remembers a report that was read whole.</summary>
    public void Add(string json, GuestReport report)
    {
        if (Volatile.Read(ref count) < Most && reports.TryAdd(json, report))
        {
            Interlocked.Increment(ref count);
        }
    }
}
