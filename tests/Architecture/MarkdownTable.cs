namespace Architecture.Tests;

/// <summary>Rows of the tables of a Markdown document.</summary>
internal static class MarkdownTable
{
    public static IEnumerable<MarkdownRow> Parse(IEnumerable<string> lines)
    {
        string[]? header = null;
        foreach (var line in lines)
        {
            if (!line.StartsWith('|'))
            {
                header = null;
            }
            else if (header is null)
            {
                header = Cells(line);
            }
            else if (!line.StartsWith("|---", StringComparison.Ordinal))
            {
                yield return new(header, Cells(line));
            }
        }
    }

    private static string[] Cells(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
