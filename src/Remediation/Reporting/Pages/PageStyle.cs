namespace Remediation.Reporting.Pages;

/// <summary>The report's style sheet.</summary>
internal static class PageStyle
{
    /// <summary>CSS without any address, so the page asks nobody for anything.</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var stream =
            typeof(PageStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
