using System.Globalization;

namespace Remediation.ConnectionLogs.Queries;

/// <summary>The only way in which a value becomes part of a query.</summary>
internal static class KqlLiteral
{
    /// <summary>A string literal.</summary>
    /// <exception cref="ArgumentException">
    /// The text holds a control character or a lone surrogate, which no valid name or address contains.
    /// </exception>
    public static string Text(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (
                char.IsControl(text[index])
                || char.IsSurrogate(text[index])
                || text[index] is '\u2028' or '\u2029'
            )
            {
                throw new ArgumentException($"U+{(int)text[index]:X4} cannot be part of a query.", nameof(text));
            }
        }

        return "\""
            + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            + "\"";
    }

    /// <summary>A datetime literal, UTC, to the last tick.</summary>
    public static string Time(DateTimeOffset time) =>
        "datetime(" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) + ")";
}
