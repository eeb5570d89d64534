namespace Remediation.Reporting.Pages;

/// <summary>The elements that a page may have. There is no script, link, image, frame or form among them, so none can be made.</summary>
internal enum Tag
{
    A,
    Article,
    Bdi,
    Body,
    Caption,
    Code,
    Dd,
    Details,
    Div,
    Dl,
    Dt,
    Footer,
    H1,
    H2,
    H3,
    H4,
    Head,
    Header,
    Html,
    Li,
    Main,
    Mark,
    Meta,
    Nav,
    Ol,
    P,
    Rect,
    Section,
    Span,
    Strong,
    Style,
    Summary,
    Svg,
    Table,
    Tbody,
    Td,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Ul,
}

/// <summary>Names of <see cref="Tag"/>.</summary>
internal static class Tags
{
    private static readonly string[] Names = [.. Enum.GetNames<Tag>().Select(name => name.ToLowerInvariant())];

    /// <summary>The element's name.</summary>
    public static string Name(this Tag tag) => Names[(int)tag];

    /// <summary>True for elements that never have content.</summary>
    public static bool IsVoid(this Tag tag) => tag is Tag.Meta or Tag.Rect;
}
