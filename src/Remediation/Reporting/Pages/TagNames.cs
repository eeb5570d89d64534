namespace Remediation.Reporting.Pages;

/// <summary>Names of <see cref="HtmlTag"/>.</summary>
internal static class TagNames
{
    private static readonly string[] Names = [.. Enum.GetNames<HtmlTag>().Select(name => name.ToLowerInvariant())];

    /// <summary>The element's name.</summary>
    public static string Name(this HtmlTag tag) => Names[(int)tag];

    /// <summary>True for elements that never have content.</summary>
    public static bool IsVoid(this HtmlTag tag) => tag is HtmlTag.Meta or HtmlTag.Rect;
}
