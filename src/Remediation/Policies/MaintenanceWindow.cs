using System.Globalization;
using System.Text.RegularExpressions;

namespace Remediation.Policies;

/// <summary>
/// Times of the week in which machines may restart, UTC. A window may pass midnight; it belongs to the day on which it
/// starts.
/// </summary>
public sealed partial record MaintenanceWindow
{
    private const string Daily = "Daily";
    private static readonly string[] Names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private MaintenanceWindow(IReadOnlyList<DayOfWeek> days, TimeSpan start, TimeSpan length)
    {
        Days = days;
        Start = start;
        Length = length;
    }

    /// <summary>The shortest window: a sweep must be able to hit it.</summary>
    public static TimeSpan ShortestLength { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Days on which it starts.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; }

    /// <summary>Time of day at which it starts.</summary>
    public TimeSpan Start { get; }

    /// <summary>How long it is open, from <see cref="ShortestLength"/> to a day.</summary>
    public TimeSpan Length { get; }

    /// <summary>
    /// Reads <c>Sat,Sun 02:00-05:00</c> or <c>Daily 22:30-01:00</c>; null if the text has another form.
    /// </summary>
    public static MaintenanceWindow? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var names = match.Groups["days"].Value.Split(',');
        var days = names is [Daily]
            ? Enum.GetValues<DayOfWeek>()
            : [.. names.Select(name => (DayOfWeek)Array.IndexOf(Names, name)).Distinct().Order()];
        var start = Time(match.Groups["start"]);
        var end = Time(match.Groups["end"]);
        var length = end > start ? end - start : end - start + TimeSpan.FromDays(1);
        return length < ShortestLength ? null : new MaintenanceWindow(days, start, length);
    }

    /// <summary>When the window that is open at this time closes; null where none is open.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset time)
    {
        var midnight = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        var ends = new[] { midnight, midnight.AddDays(-1) }
            .Where(day => Days.Contains(day.DayOfWeek))
            .Select(day => (From: day + Start, To: day + Start + Length))
            .Where(window => window.From <= time && time < window.To)
            .Select(window => (DateTimeOffset?)window.To);
        return ends.Max();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var end = Start + Length;
        var days = Days.Count == Names.Length ? Daily : string.Join(',', Days.Select(day => Names[(int)day]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $@"{days} {Start:hh\:mm}-{new TimeSpan(end.Hours, end.Minutes, 0):hh\:mm}"
        );
    }

    private static TimeSpan Time(Group group) =>
        TimeSpan.ParseExact(group.Value, @"hh\:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<days>Daily|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(,(Mon|Tue|Wed|Thu|Fri|Sat|Sun)){0,6}) "
            + @"(?<start>([01][0-9]|2[0-3]):[0-5][0-9])-(?<end>([01][0-9]|2[0-3]):[0-5][0-9])\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
