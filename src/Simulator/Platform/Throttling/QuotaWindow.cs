namespace Simulator.Platform.Throttling;

/// <summary>
/// Resource Graph's way to count: so many calls in a window that starts with the first of them. Not safe for several
/// threads at once.
/// </summary>
/// <param name="size">Calls per window, at least 1.</param>
/// <param name="length">How long a window is.</param>
public sealed class QuotaWindow(int size, TimeSpan length)
{
    private DateTimeOffset endsAt = DateTimeOffset.MinValue;
    private int used;

    /// <summary>Calls that the window still allows.</summary>
    public int Available(DateTimeOffset now) => now < endsAt ? size - used : size;

    /// <summary>Time until the window starts anew; its whole length where it has not begun.</summary>
    public TimeSpan ResetsAfter(DateTimeOffset now) => now < endsAt ? endsAt - now : length;

    /// <summary>Counts a call; false where the window allows no more.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        if (now >= endsAt)
        {
            endsAt = now + length;
            used = 0;
        }

        return used < size && ++used > 0;
    }
}
