using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Remediation.ConnectionLogs;

namespace Simulator.Platform.Logs;

/// <summary>
/// The time range of a Log Analytics query: a duration back from now, start/end, start/duration or duration/end.
/// </summary>
internal static partial class LogTimespan
{
    private static readonly LogWindow Always = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>
    /// Reads a range; without a text there is no bound. Null where the text is none of the four forms.
    /// </summary>
    public static LogWindow? Parse(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Always;
        }

        try
        {
            return text.Split('/') switch
            {
                [var one] when Duration(one) is { } back => Ordered(now - back, now),
                [var start, var end] when Time(start) is { } from && Time(end) is { } to => Ordered(from, to),
                [var start, var end] when Time(start) is { } from && Duration(end) is { } length => Ordered(
                    from,
                    from + length
                ),
                [var start, var end] when Duration(start) is { } length && Time(end) is { } to => Ordered(
                    to - length,
                    to
                ),
                _ => null,
            };
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>What two ranges have in common; it may be empty.</summary>
    public static LogWindow Intersect(LogWindow one, LogWindow other) =>
        new(one.From > other.From ? one.From : other.From, one.To < other.To ? one.To : other.To);

    private static LogWindow? Ordered(DateTimeOffset from, DateTimeOffset to) =>
        from <= to ? new LogWindow(from, to) : null;

    private static DateTimeOffset? Time(string text)
    {
        return
            TimePattern().IsMatch(text)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            ? time
            : null;
    }

    // XML knows the same durations but for weeks.
    private static TimeSpan? Duration(string text)
    {
        if (WeekPattern().Match(text) is { Success: true } weeks)
        {
            return TimeSpan.FromDays(
                7 * int.Parse(weeks.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            );
        }

        try
        {
            return text.StartsWith('P') ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("^P([0-9]{1,5})W$")]
    private static partial Regex WeekPattern();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$")]
    private static partial Regex TimePattern();
}
