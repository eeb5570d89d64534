using System.Globalization;

namespace Cloud.ConnectionLogs;

/// <summary>Reads cells of whatever type a client or a service made them. Total.</summary>
internal static class LogCells
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    // Beyond this a double no longer tells neighbouring integers apart.
    private const double WidestExact = 1L << 53;

    /// <summary>The text; empty where the cell is.</summary>
    public static string Text(object? cell)
    {
        return cell switch
        {
            null => "",
            string text => text,
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };
    }

    /// <summary>The time in UTC; null where the cell is none that can be read in one way only.</summary>
    public static DateTimeOffset? Time(object? cell)
    {
        return cell switch
        {
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime { Kind: not DateTimeKind.Local } time => new DateTimeOffset(
                DateTime.SpecifyKind(time, DateTimeKind.Utc)
            ),
            string text
                when DateTimeOffset.TryParseExact(
                    text,
                    Iso,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var time
                ) => time,
            _ => null,
        };
    }

    /// <summary>The whole number; null where the cell is none.</summary>
    public static long? Count(object? cell)
    {
        return cell switch
        {
            long number => number,
            sbyte or byte or short or ushort or int or uint => Convert.ToInt64(cell, CultureInfo.InvariantCulture),
            ulong number when number <= long.MaxValue => (long)number,
            double number when Math.Abs(number) <= WidestExact && number == Math.Truncate(number) => (long)number,
            decimal number when number is >= long.MinValue and <= long.MaxValue && number == decimal.Truncate(number) =>
                (long)number,
            string text
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => null,
        };
    }
}
