using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Retired words and names are in the changelog and nowhere else.</summary>
public class RetiredWordsTests
{
    private const string Changelog = "CHANGELOG.md";
    private static readonly string[] Binary = [".png", ".ico", ".zip", ".gz", ".nupkg", ".dll", ".exe"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(ReadTrackedFiles);

    [Fact]
    public void No_retired_word_is_in_a_tracked_file() =>
        AssertNone(
            from file in Files.Value
            from line in file.Lines.Prepend(file.Path).Select((text, number) => (Text: text, Number: number))
            from word in RetiredWords.Find(file.Path, line.Text)
            select $"{file.Path}:{line.Number}: {word}"
        );

    [Fact]
    public void No_old_name_of_a_renamed_thing_is_in_a_tracked_file()
    {
        var names = RetiredWords.OldNames(File.ReadLines(Path.Combine(Repository.Root, Changelog)));
        var pattern = new Regex($@"\b(?:{string.Join('|', names)})\b");

        Assert.InRange(names.Count, 20, 200);
        AssertNone(
            from file in Files.Value
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            from Match match in pattern.Matches(line.Text)
            select $"{file.Path}:{line.Number}: {match.Value}"
        );
    }

    [Theory]
    [InlineData("behind the do", "or")]
    [InlineData("Do", "ors/Endpoint.cs")]
    [InlineData("Resource Manager's front do", "or")]
    [InlineData("var pati", "ence = 1;")]
    [InlineData("the mi", "nd decides")]
    public void Retired_word_is_found(string first, string second) =>
        Assert.Single(RetiredWords.Find("a.cs", first + second));

    [Theory]
    [InlineData("Requests to Front Door, by the peer")]
    [InlineData("AzureDiagnostics.FrontDoor, FrontdoorAccessLog")]
    [InlineData("the label of a warehouse")]
    public void Product_of_Azure_and_longer_word_are_accepted(string line) =>
        Assert.Empty(RetiredWords.Find("a.cs", line));

    private static IReadOnlyList<SourceFile> ReadTrackedFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return
        [
            .. names
                .Where(name => name != Changelog && !Binary.Contains(Path.GetExtension(name)))
                .Select(name => (Name: name, Path: Path.Combine(Repository.Root, name)))
                .Where(file => File.Exists(file.Path))
                .Select(file => new SourceFile(file.Name, File.ReadAllLines(file.Path))),
        ];
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count} left:\n{string.Join('\n', all)}");
    }
}
