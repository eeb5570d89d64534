namespace Architecture.Tests;

/// <summary>One source file.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Text => string.Join('\n', Lines);
}
