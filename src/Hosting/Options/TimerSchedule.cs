using System.Globalization;

namespace Hosting.Options;

/// <summary>
/// Validates a timer schedule. The Functions host only disables a timer whose schedule it cannot read, so no sweep
/// would start and no error would appear. The accepted schedules are a subset of the host's: a reversed range, which
/// the host swaps silently, is refused.
/// </summary>
internal static class TimerSchedule
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Field[] Fields =
    [
        new("second", 0, 59),
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day", 1, 31),
        new("month", 1, 12, Months),
        new("weekday", 0, 6, Days),
    ];

    /// <summary>What is wrong with the schedule; null if it is valid.</summary>
    public static string? FindProblem(string schedule)
    {
        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            var names = string.Join(", ", Fields.Select(field => field.Name));
            return $"must have six fields ({names}) such as 0 0 */6 * * *, not {SettingText.Quote(schedule)}.";
        }

        var odd = Enumerable.Range(0, Fields.Length).FirstOrDefault(index => !Fields[index].Takes(parts[index]), -1);
        return odd < 0
            ? null
            : $"has {SettingText.Quote(parts[odd])} for its {Fields[odd].Name}, from {Fields[odd].Least} to "
                + $"{Fields[odd].Most}: "
                + "write *, a value, a range such as 1-5, a step such as */6, or several, comma-separated.";
    }

    private sealed record Field(string Name, int Least, int Most, string[]? Names = null)
    {
        public bool Takes(string text) => Array.TrueForAll(text.Split(','), TakesPart);

        private bool TakesPart(string part)
        {
            string[] steps = part.Split('/');
            string[] ends = steps[0].Split('-');
            return steps.Length <= 2
                && (steps.Length == 1 || (Number(steps[1]) is > 0 and var step && step <= Most))
                && (
                    steps[0] == "*"
                    || (ends.Length <= 2 && Value(ends[0]) is { } from && Value(ends[^1]) is { } to && from <= to)
                );
        }

        private int? Value(string text)
        {
            if (Names is not null && Array.IndexOf(Names, text.ToLowerInvariant()) is >= 0 and var index)
            {
                return index + Least;
            }

            if (Number(text) is { } number && number >= Least && number <= Most)
            {
                return number;
            }

            return null;
        }

        private static int? Number(string text) =>
            text.Length is 1 or 2 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
