using System.Globalization;
using System.Net;
using System.Text;

namespace Remediation.Reporting.Pages;

/// <summary>
/// Encodes text for pages; no other code does. Text of a log, machine or tag becomes visible characters: encoded,
/// truncated, and without characters that are invalid in XML or reverse the text (Unicode's bidirectional controls).
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

        // Text is not truncated inside a surrogate pair, because the lone half would be shown as a damaged character.
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
