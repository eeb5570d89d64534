namespace Tidy.Tests;

/// <summary>Style as a test: small files, short lines. A waiver is a line here with its reason; the list may only shrink.</summary>
public class SizeTests
{
    private const int LongestProductFile = 300;
    private const int LongestTestFile = 600;
    private const int LongestScript = 700;
    private const int WidestLine = 160;
    private const int WidestTestLine = 200;

    private static readonly Dictionary<string, string> Waivers = new()
    {
        ["src/Remediation/Reasons/ReasonCodes.cs"] =
            "one table of every reason; splitting it would hide gaps in the numbering",
    };

    [Fact]
    public void Product_files_stay_small() => AssertShort(Repository.Files("src", ".cs"), LongestProductFile);

    [Fact]
    public void Test_files_stay_readable() => AssertShort(Repository.Files("tests", ".cs"), LongestTestFile);

    [Fact]
    public void The_guest_script_stays_readable() => AssertShort(Repository.Files("src/Guest", ".ps1"), LongestScript);

    [Fact]
    public void Lines_fit_a_screen()
    {
        Assert.Empty(Wide(Repository.Files("src", ".cs", ".ps1"), WidestLine));
        Assert.Empty(Wide(Repository.Files("tests", ".cs"), WidestTestLine));
    }

    [Fact]
    public void Every_waiver_is_still_needed() =>
        Assert.All(
            Waivers.Keys,
            path => Assert.True(File.ReadAllLines(Path.Combine(Repository.Root, path)).Length > LongestProductFile)
        );

    private static void AssertShort(IReadOnlyList<SourceFile> files, int most)
    {
        Assert.NotEmpty(files);
        Assert.Empty(
            files
                .Where(file => file.Lines.Length > most && !Waivers.ContainsKey(file.Path))
                .Select(file => $"{file.Path}: {file.Lines.Length}")
        );
    }

    private static IEnumerable<string> Wide(IReadOnlyList<SourceFile> files, int most) =>
        from file in files
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > most
        select $"{file.Path}:{line.Number}";
}
