using System.Collections.Concurrent;

namespace Remediation.Collections;

/// <summary>
/// Gives the first of equal values for each later one, so that what many machines have in common is in memory once.
/// </summary>
internal sealed class InternPool<T>
    where T : notnull
{
    // Beyond this, values are as different as machines are, and each keeps its own.
    private const int Most = 4096;

    private readonly ConcurrentDictionary<T, T> first = new();

    // Counted here: the dictionary takes all its locks to count.
    private int count;

    /// <summary>The first value that was equal to this one.</summary>
    public T Intern(T value)
    {
        if (first.TryGetValue(value, out var known))
        {
            return known;
        }

        if (Volatile.Read(ref count) < Most && first.TryAdd(value, value))
        {
            Interlocked.Increment(ref count);
        }

        return first.GetValueOrDefault(value, value);
    }
}
