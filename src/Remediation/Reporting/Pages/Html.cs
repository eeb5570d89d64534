using System.Text;

namespace Remediation.Reporting.Pages;

/// <summary>
/// A part of a page. Only elements and text create it, and text is always encoded, so raw markup cannot be inserted.
/// The result is also well-formed XML.
/// </summary>
internal readonly record struct Html
{
    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    public static Html None => default;

    /// <summary>Text is welcome anywhere, encoded.</summary>
    public static implicit operator Html(string? text) => Text(text);

    /// <summary>Encoded text.</summary>
    public static Html Text(string? text) => new(PageText.Encode(text));

    /// <summary>Text that somebody else wrote, kept apart so that its direction cannot reach its neighbours.</summary>
    public static Html Quote(string? text) => Element(HtmlTag.Bdi, Text(text));

    /// <summary>A name that machines use, such as an id or a path.</summary>
    public static Html Code(string? text) => Element(HtmlTag.Code, Text(text));

    /// <summary>A moment, for people and for machines.</summary>
    public static Html Moment(DateTimeOffset time) =>
        Element(HtmlTag.Time, [HtmlAttribute.Moment(time)], TextFormat.Moment(time));

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(params ReadOnlySpan<Html> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece.markup);
        }

        return new Html(text.ToString());
    }

    /// <summary>An element.</summary>
    public static Html Element(HtmlTag tag, params ReadOnlySpan<Html> content) => Element(tag, [], content);

    /// <summary>An element with attributes.</summary>
    public static Html Element(HtmlTag tag, HtmlAttribute[] attributes, params ReadOnlySpan<Html> content)
    {
        var text = new StringBuilder("<").Append(tag.Name());
        foreach (var attribute in attributes)
        {
            text.Append(' ').Append(attribute.Name).Append("=\"").Append(PageText.Encode(attribute.Value)).Append('"');
        }

        if (tag.IsVoid())
        {
            return new Html(text.Append(" />").ToString());
        }

        text.Append('>');
        foreach (var piece in content)
        {
            text.Append(piece.markup);
        }

        return new Html(text.Append("</").Append(tag.Name()).Append('>').ToString());
    }

    /// <summary>The product's own style sheet; the only text that is not encoded, and it is compiled in.</summary>
    public static Html StyleSheet() => new($"<style>\n{PageStyle.Text}</style>");

    /// <summary>A whole document around a root element.</summary>
    public static string Document(Html root) => "<!DOCTYPE html>\n" + root.markup + "\n";
}
