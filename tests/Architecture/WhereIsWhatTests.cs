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

    [Fact]
    public void Every_project_has_a_short_README_that_names_the_first_file_to_open()
    {
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src"));

        Assert.NotEmpty(projects);
        Assert.All(
            projects,
            project =>
            {
                var lines = File.ReadAllLines(Path.Combine(project, "README.md"));
                Assert.InRange(lines.Length, 3, 15);
                var first = lines.Single(line => line.StartsWith("Open first:", StringComparison.Ordinal)).Split('`')[
                    1
                ];
                Assert.True(File.Exists(Path.Combine(project, first)), $"{project}: {first} is gone");
            }
        );
    }

    [GeneratedRegex("`((?:src|infra)/[^`]+)`")]
    private static partial Regex PathInBackticks();
}
