namespace Architecture.Tests;

/// <summary>One row below the header of its table.</summary>
internal sealed record MarkdownRow(string[] Header, string[] Cells);
