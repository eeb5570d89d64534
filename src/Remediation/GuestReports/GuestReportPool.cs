using System.Collections.Concurrent;

namespace Remediation.GuestReports;

/// <summary>
/// Reports of one sweep by their JSON. Machines with equal JSON share one report; a fleet of a hundred thousand
/// machines has a few hundred different reports. All reports are for the same settings. Thread-safe.
/// </summary>
public sealed class GuestReportPool
{
    // The pool is limited, because machines control the content of their reports; further reports are not shared.
    private const int Most = 4096;

    private readonly ConcurrentDictionary<string, GuestReport> reports = new(StringComparer.Ordinal);

    // The count is kept separately, because the dictionary's Count takes all its locks.
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
