namespace Remediation.Reporting.Pages;

/// <summary>Names of <see cref="Tag"/>.</summary>
internal static class Tags
{
    private static readonly string[] Names = [.. Enum.GetNames<Tag>().Select(name => name.ToLowerInvariant())];

    /// <summary>The element's name.</summary>
    public static string Name(this Tag tag) => Names[(int)tag];

    /// <summary>True for elements that never have content.</summary>
    public static bool IsVoid(this Tag tag) => tag is Tag.Meta or Tag.Rect;
}
