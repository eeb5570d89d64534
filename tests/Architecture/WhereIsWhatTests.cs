using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>A reader finds the files that docs/architecture.md names.</summary>
public partial class WhereIsWhatTests
{
    [Theory]
    [InlineData("Read in this order")]
    [InlineData("Where is what")]
    public void Every_file_that_a_section_names_exists(string title)
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"))
            .Split("\n## ")
            .Single(text => text.StartsWith(title, StringComparison.Ordinal));
        var files = PathInBackticks().Matches(section).Select(match => match.Groups[1].Value).ToList();

        Assert.True(files.Count >= 10, $"{title} names {files.Count} files");
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"{file} is gone"));
    }

    [GeneratedRegex("`((?:src|infra)/[^`]+)`")]
    private static partial Regex PathInBackticks();
}
