using System.Globalization;

namespace Remediation.Reporting;

/// <summary>Numbers and times as people read them; the same on every machine.</summary>
internal static class TextFormat
{
    /// <summary>A number and its noun, such as <c>1,204 machines</c>.</summary>
    public static string Count(long number, string one, string many) =>
        $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A number with a noun whose plural ends in s.</summary>
    public static string Count(long number, string noun) => Count(number, noun, noun + "s");

    /// <summary>A number with thousands separated.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A moment to the minute, UTC.</summary>
    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment as machines read it, ISO 8601 UTC.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1, or that it is not known.</summary>
    public static string Share(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "not known";
}
