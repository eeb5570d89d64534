using System.Text.RegularExpressions;

namespace Architecture.Tests;

public partial class WordTests
{
    private static readonly string[] VagueNames =
    [
        "Manager",
        "Helper",
        "Util",
        "Utils",
        "Utility",
        "Service",
        "Info",
        "Data",
        "Context",
    ];

    [Fact]
    public void No_type_has_a_vague_name()
    {
        var vague =
            from file in Repository.Files("src", ".cs")
            from Match match in TypeName().Matches(file.Text)
            where VagueNames.Any(word => match.Groups[1].Value.EndsWith(word, StringComparison.Ordinal))
            select $"{file.Path}: {match.Groups[1].Value}";

        Assert.Empty(vague);
    }

    [Fact]
    public void No_leftover_marker_is_in_the_sources()
    {
        string[] markers = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"];
        var left = Repository
            .Files("src", ".cs", ".ps1")
            .Concat(Repository.Files("tests", ".cs"))
            .Where(file => Array.Exists(markers, marker => Regex.IsMatch(file.Text, $@"\b{marker}\b")))
            .Select(file => file.Path);

        Assert.Empty(left);
    }

    [Fact]
    public void The_guest_script_is_plain_ASCII() =>
        Assert.All(
            File.ReadAllBytes(Path.Combine(Repository.Root, "src/Guest/Invoke-TlsBaseline.ps1")),
            b => Assert.InRange(b, 0x0A, 0x7E)
        );

    [Fact]
    public void There_is_exactly_one_host_json()
    {
        var hosts = Repository.Walk(Repository.Root).Where(path => Path.GetFileName(path) == "host.json");

        Assert.Equal(Path.Combine(Repository.Root, "host.json"), Assert.Single(hosts));
    }

    [Fact]
    public void Every_build_property_has_a_comment_with_its_purpose()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Directory.Build.props"));
        var properties = lines
            .Select((text, index) => (Text: text.Trim(), index))
            .Where(line => Property().IsMatch(line.Text))
            .ToList();

        Assert.NotEmpty(properties);
        Assert.All(properties, property => Assert.StartsWith("<!--", Above(lines, property.index)));
    }

    // One comment may stand above a pair of properties that belong together.
    private static string Above(string[] lines, int index)
    {
        while (Property().IsMatch(lines[--index].Trim())) { }

        return lines[index].Trim();
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex("^<(?!PropertyGroup|ItemGroup|Project)[A-Z]\\w+>.*</\\w+>$")]
    private static partial Regex Property();
}
