namespace Remediation.Reporting.Pages;

/// <summary>Pieces that several sections share.</summary>
internal static class Parts
{
    /// <summary>A section with its heading.</summary>
    public static Html Section(string id, string title, params ReadOnlySpan<Html> content)
    {
        return Html.Of(
            Tag.Section,
            [Attr.Id(id), Attr.LabelledBy(id + "-title")],
            Html.Of(Tag.H2, [Attr.Id(id + "-title")], title),
            Html.Join(content)
        );
    }

    /// <summary>A verdict or state: a sign and a word, so that colour is never the only difference.</summary>
    public static Html Badge(Tone tone, string label)
    {
        return Html.Of(
            Tag.Span,
            [Attr.Class("badge", tone)],
            Html.Of(Tag.Span, [Attr.Class("sign"), Attr.Decoration()], Sign(tone)),
            label
        );
    }

    /// <summary>A paragraph that says why a place is empty.</summary>
    public static Html Empty(string words) => Html.Of(Tag.P, [Attr.Class("empty")], words);

    /// <summary>
    /// The same for what the whole sweep found: a place that is empty
    /// because nobody could look must not read like good news.
    /// </summary>
    public static Html Empty(SweepOutcome outcome, string words)
    {
        return Empty(
            outcome switch
            {
                SweepOutcome.CouldNotSee => "Not known: this sweep could not see.",
                SweepOutcome.SawPart => $"{words} That holds for the part that this sweep saw.",
                _ => words,
            }
        );
    }

    /// <summary>A table with a caption. On a narrow screen each row becomes a card.</summary>
    public static Html Table(string caption, string[] columns, IEnumerable<Html> rows)
    {
        return Html.Of(
            Tag.Table,
            [Attr.Class("cards")],
            Html.Of(Tag.Caption, caption),
            Html.Of(
                Tag.Thead,
                Html.Of(Tag.Tr, [.. columns.Select(column => Html.Of(Tag.Th, [Attr.Scope("col")], column))])
            ),
            Html.Of(Tag.Tbody, [.. rows])
        );
    }

    /// <summary>A row; its first cell is the row's heading.</summary>
    public static Html Row(string[] columns, params ReadOnlySpan<Html> cells)
    {
        var row = new List<Html> { Html.Of(Tag.Th, [Attr.Scope("row"), Attr.Column(columns[0])], cells[0]) };
        for (var i = 1; i < cells.Length; i++)
        {
            row.Add(Html.Of(Tag.Td, [Attr.Column(columns[i])], cells[i]));
        }

        return Html.Of(Tag.Tr, [.. row]);
    }

    /// <summary>Terms and what they are; pairs without content are left out.</summary>
    public static Html Terms(params ReadOnlySpan<(string Term, Html Content)> pairs)
    {
        var items = new List<Html>();
        foreach (var (term, content) in pairs)
        {
            if (content != Html.None)
            {
                items.Add(Html.Of(Tag.Div, Html.Of(Tag.Dt, term), Html.Of(Tag.Dd, content)));
            }
        }

        return Html.Of(Tag.Dl, [Attr.Class("terms")], [.. items]);
    }

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static Html Few(IReadOnlyList<string> texts, int most, string whenNone)
    {
        var rest = texts.Count - most;
        if (texts.Count == 0)
        {
            return whenNone;
        }

        return Html.Of(
            Tag.Ul,
            [Attr.Class("few")],
            [
                .. texts.Take(most).Select(text => Html.Of(Tag.Li, Html.Quote(text))),
                .. rest > 0
                    ? [Html.Of(Tag.Li, $"and {Wording.Number(rest)} more in report.json")]
                    : Array.Empty<Html>(),
            ]
        );
    }

    private static string Sign(Tone tone)
    {
        return tone switch
        {
            Tone.Good => "✓",
            Tone.Neutral => "•",
            Tone.Warning => "!",
            _ => "✕",
        };
    }
}
