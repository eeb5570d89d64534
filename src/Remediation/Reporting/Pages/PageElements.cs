namespace Remediation.Reporting.Pages;

/// <summary>Pieces that several sections share.</summary>
internal static class PageElements
{
    /// <summary>A section with its heading.</summary>
    public static Html Section(string id, string title, params ReadOnlySpan<Html> content)
    {
        return Html.Element(
            HtmlTag.Section,
            [HtmlAttribute.Id(id), HtmlAttribute.LabelledBy(id + "-title")],
            Html.Element(HtmlTag.H2, [HtmlAttribute.Id(id + "-title")], title),
            Html.Join(content)
        );
    }

    /// <summary>A verdict or state: a sign and a word, so that colour is never the only difference.</summary>
    public static Html Badge(Severity tone, string label)
    {
        return Html.Element(
            HtmlTag.Span,
            [HtmlAttribute.Class("badge", tone)],
            Html.Element(HtmlTag.Span, [HtmlAttribute.Class("sign"), HtmlAttribute.Decoration()], Sign(tone)),
            label
        );
    }

    /// <summary>A paragraph that says why a place is empty.</summary>
    public static Html Empty(string words) => Html.Element(HtmlTag.P, [HtmlAttribute.Class("empty")], words);

    /// <summary>
    /// The same for what the whole sweep found: a section that is empty because the data could not be read must not
    /// look like a good result.
    /// </summary>
    public static Html Empty(SweepOutcome outcome, string words)
    {
        return Empty(
            outcome switch
            {
                SweepOutcome.Inconclusive => "Not known: this sweep could not see.",
                SweepOutcome.Incomplete => $"{words} That holds for the part that this sweep saw.",
                _ => words,
            }
        );
    }

    /// <summary>A table with a caption. On a narrow screen each row becomes a card.</summary>
    public static Html Table(string caption, string[] columns, IEnumerable<Html> rows)
    {
        return Html.Element(
            HtmlTag.Table,
            [HtmlAttribute.Class("cards")],
            Html.Element(HtmlTag.Caption, caption),
            Html.Element(
                HtmlTag.Thead,
                Html.Element(
                    HtmlTag.Tr,
                    [.. columns.Select(column => Html.Element(HtmlTag.Th, [HtmlAttribute.Scope("col")], column))]
                )
            ),
            Html.Element(HtmlTag.Tbody, [.. rows])
        );
    }

    /// <summary>A row; its first cell is the row's heading.</summary>
    public static Html Row(string[] columns, params ReadOnlySpan<Html> cells)
    {
        var row = new List<Html>
        {
            Html.Element(HtmlTag.Th, [HtmlAttribute.Scope("row"), HtmlAttribute.Column(columns[0])], cells[0]),
        };
        for (var i = 1; i < cells.Length; i++)
        {
            row.Add(Html.Element(HtmlTag.Td, [HtmlAttribute.Column(columns[i])], cells[i]));
        }

        return Html.Element(HtmlTag.Tr, [.. row]);
    }

    /// <summary>Terms and what they are; pairs without content are left out.</summary>
    public static Html Terms(params ReadOnlySpan<(string Term, Html Content)> pairs)
    {
        var items = new List<Html>();
        foreach (var (term, content) in pairs)
        {
            if (content != Html.None)
            {
                items.Add(Html.Element(HtmlTag.Div, Html.Element(HtmlTag.Dt, term), Html.Element(HtmlTag.Dd, content)));
            }
        }

        return Html.Element(HtmlTag.Dl, [HtmlAttribute.Class("terms")], [.. items]);
    }

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static Html Few(IReadOnlyList<string> texts, int most, string whenNone)
    {
        var rest = texts.Count - most;
        if (texts.Count == 0)
        {
            return whenNone;
        }

        return Html.Element(
            HtmlTag.Ul,
            [HtmlAttribute.Class("few")],
            [
                .. texts.Take(most).Select(text => Html.Element(HtmlTag.Li, Html.Quote(text))),
                .. rest > 0
                    ? [Html.Element(HtmlTag.Li, $"and {TextFormat.Number(rest)} more in report.json")]
                    : Array.Empty<Html>(),
            ]
        );
    }

    private static string Sign(Severity tone)
    {
        return tone switch
        {
            Severity.Ok => "✓",
            Severity.Info => "•",
            Severity.Warning => "!",
            _ => "✕",
        };
    }
}
