namespace Architecture.Tests;

/// <summary>Small files. Waivers has those that are still to be split; the width of lines is in SyntaxTests.</summary>
public class SizeTests
{
    private const int LongestProductFile = 200;
    private const int LongestTestFile = 400;
    private const int LongestScript = 700;
    private const int WidestScriptLine = 160;

    public static TheoryData<string> WaivedFiles => [.. Waivers.For(Waivers.LongFile).Keys];

    [Fact]
    public void Product_files_stay_small() => AssertShort(Repository.Files("src", ".cs"), LongestProductFile);

    [Fact]
    public void Test_files_stay_readable() => AssertShort(Repository.Files("tests", ".cs"), LongestTestFile);

    [Fact]
    public void The_guest_script_stays_readable() => AssertShort(Repository.Files("src/Guest", ".ps1"), LongestScript);

    [Fact]
    public void Lines_of_the_guest_script_fit_a_screen() =>
        Assert.Empty(
            from file in Repository.Files("src/Guest", ".ps1")
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > WidestScriptLine
            select $"{file.Path}:{line.Number}"
        );

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(WaivedFiles))]
    public void Waiver_of_a_long_file_is_still_needed(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        var most = path.StartsWith("src/", StringComparison.Ordinal) ? LongestProductFile : LongestTestFile;

        Assert.True(
            File.Exists(full) && File.ReadAllLines(full).Length > most,
            $"{path} has at most {most} lines or is gone: take it out of Waivers.cs"
        );
    }

    private static void AssertShort(IReadOnlyList<SourceFile> files, int most)
    {
        var waived = Waivers.For(Waivers.LongFile);

        Assert.NotEmpty(files);
        Assert.Empty(
            files
                .Where(file => file.Lines.Length > most && !waived.ContainsKey(file.Path))
                .Select(file => $"{file.Path}: {file.Lines.Length} lines, at most {most}")
        );
    }
}
