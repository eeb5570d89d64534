using System.Globalization;

namespace Remediation.Reporting.Pages;

/// <summary>
/// An attribute. Only the methods here create attributes, so a page has no event handler, no inline style and no link
/// except to its own parts. Values are encoded like all text.
/// </summary>
internal readonly record struct HtmlAttribute
{
    private HtmlAttribute(string name, string value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The attribute's name; always one of those below.</summary>
    public string Name { get; }

    /// <summary>The value, not yet encoded.</summary>
    public string Value { get; }

    public static HtmlAttribute Class(string names) => new("class", names);

    public static HtmlAttribute Class(string name, Severity tone) =>
        new("class", $"{name} {tone.ToString().ToLowerInvariant()}");

    public static HtmlAttribute Id(string id) => new("id", id);

    public static HtmlAttribute Scope(string scope) => new("scope", scope);

    public static HtmlAttribute Columns(int count) => new("colspan", Number(count));

    /// <summary>The column's name, which a narrow screen shows beside the cell.</summary>
    public static HtmlAttribute Column(string name) => new("data-column", name);

    /// <summary>A place in the same page.</summary>
    public static HtmlAttribute JumpTo(string id) => new("href", "#" + id);

    public static HtmlAttribute Language(string language) => new("lang", language);

    public static HtmlAttribute LabelledBy(string id) => new("aria-labelledby", id);

    public static HtmlAttribute Label(string text) => new("aria-label", text);

    /// <summary>Decoration that a screen reader need not read, for the text beside it says the same.</summary>
    public static HtmlAttribute Decoration() => new("aria-hidden", "true");

    public static HtmlAttribute Moment(DateTimeOffset time) => new("datetime", TextFormat.Iso(time));

    public static HtmlAttribute[] Meta(string name, string content) => [new("name", name), new("content", content)];

    public static HtmlAttribute[] Policy(string policy) =>
        [new("http-equiv", "Content-Security-Policy"), new("content", policy)];

    public static HtmlAttribute Charset() => new("charset", "utf-8");

    public static HtmlAttribute[] Canvas(int width, int height) =>
        [new("viewBox", $"0 0 {width} {height}"), new("preserveAspectRatio", "none")];

    public static HtmlAttribute[] Bar(double width, int height)
    {
        return
        [
            new("x", "0"),
            new("y", "0"),
            new("width", width.ToString("0.##", CultureInfo.InvariantCulture)),
            new("height", Number(height)),
        ];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
