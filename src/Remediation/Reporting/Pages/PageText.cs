using System.Globalization;
using System.Net;
using System.Text;

namespace Remediation.Reporting.Pages;

/// <summary>
/// The one place where text becomes markup. Whatever a log, a guest or a tag says leaves here as visible characters:
/// encoded, cut to a length that people read, and without what would break XML or turn the line around (Unicode's
/// bidirectional controls).
/// </summary>
internal static class PageText
{
    /// <summary>Longest text that a page shows; report.json has the whole.</summary>
    public const int Longest = 600;

    /// <summary>Encodes text for use between tags or inside a quoted attribute value.</summary>
    public static string Encode(string? text) => WebUtility.HtmlEncode(Visible(Cut(text ?? "")));

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        // Half of a surrogate pair would be shown as damage that the log does not have.
        var keep = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return $"{text[..keep]}… ({TextFormat.Count(text.Length - keep, "more character")} in report.json)";
    }

    private static string Visible(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(IsPlain(rune) ? rune.ToString() : $"[U+{rune.Value:X4}]");
        }

        return result.ToString();
    }

    private static bool IsPlain(Rune rune)
    {
        return rune.Value is '\t' or '\n' or '\r'
            || (rune.Value & 0xFFFE) != 0xFFFE
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    );
    }
}
