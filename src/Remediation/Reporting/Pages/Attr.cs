using System.Globalization;

namespace Remediation.Reporting.Pages;

/// <summary>
/// An attribute. Only the functions here make one, so a page has no event handler, no style of its own and no address
/// but places in itself. Values are encoded like all text.
/// </summary>
internal readonly record struct Attr
{
    private Attr(string name, string value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The attribute's name; always one of those below.</summary>
    public string Name { get; }

    /// <summary>The value, not yet encoded.</summary>
    public string Value { get; }

    public static Attr Class(string names) => new("class", names);

    public static Attr Class(string name, Tone tone) => new("class", $"{name} {tone.ToString().ToLowerInvariant()}");

    public static Attr Id(string id) => new("id", id);

    public static Attr Scope(string scope) => new("scope", scope);

    public static Attr Columns(int count) => new("colspan", Number(count));

    /// <summary>The column's name, which a narrow screen shows beside the cell.</summary>
    public static Attr Column(string name) => new("data-column", name);

    /// <summary>A place in the same page.</summary>
    public static Attr JumpTo(string id) => new("href", "#" + id);

    public static Attr Language(string language) => new("lang", language);

    public static Attr LabelledBy(string id) => new("aria-labelledby", id);

    public static Attr Label(string text) => new("aria-label", text);

    /// <summary>Decoration that a screen reader need not read, for the text beside it says the same.</summary>
    public static Attr Decoration() => new("aria-hidden", "true");

    public static Attr Moment(DateTimeOffset time) => new("datetime", Wording.Iso(time));

    public static Attr[] Meta(string name, string content) => [new("name", name), new("content", content)];

    public static Attr[] Policy(string policy) =>
        [new("http-equiv", "Content-Security-Policy"), new("content", policy)];

    public static Attr Charset() => new("charset", "utf-8");

    public static Attr[] Canvas(int width, int height) =>
        [new("viewBox", $"0 0 {width} {height}"), new("preserveAspectRatio", "none")];

    public static Attr[] Bar(double width, int height)
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
