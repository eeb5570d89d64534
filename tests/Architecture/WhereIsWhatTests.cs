using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>A reader finds the files that docs/architecture.md names, and few files in a folder.</summary>
public partial class WhereIsWhatTests
{
    private const int MostFilesInAFolder = 12;

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
    public void No_folder_has_more_files_than_a_reader_takes_in()
    {
        var waived = Waivers.For(Waivers.FullFolder);
        var folders = Repository
            .Walk(Path.Combine(Repository.Root, "src"))
            .CountBy(path => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Where(folder => folder.Value > MostFilesInAFolder)
            .ToDictionary();

        Assert.Empty(folders.Keys.Except(waived.Keys));
        Assert.Empty(waived.Keys.Except(folders.Keys));
    }

    [GeneratedRegex("`((?:src|infra)/[^`]+)`")]
    private static partial Regex PathInBackticks();
}
