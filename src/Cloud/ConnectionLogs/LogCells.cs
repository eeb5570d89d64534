using System.Globalization;

namespace Cloud.ConnectionLogs;

/// <summary>Reads cells of any type that a client or the service returns. Total.</summary>
internal static class LogCells
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    // Above this, a double cannot represent every integer.
    private const double WidestExact = 1L << 53;

    /// <summary>The text; empty if the cell is empty.</summary>
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

    /// <summary>The time in UTC; null if the cell is not an unambiguous time.</summary>
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

    /// <summary>The integer; null if the cell is not one.</summary>
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
