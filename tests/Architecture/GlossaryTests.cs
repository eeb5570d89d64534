using System.Reflection;
using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>docs/glossary.md names what is there.</summary>
public partial class GlossaryTests
{
    private const int MostEntries = 40;

    private static readonly IReadOnlyList<MarkdownRow> Rows =
    [
        .. MarkdownTable.Parse(File.ReadLines(Path.Combine(Repository.Root, "docs/glossary.md"))),
    ];

    private static readonly Lazy<IReadOnlyList<Type>> Types = new(() =>
        [
            .. ProductAssemblies
                .Paths.Where(project => project.Key != "WineAgent")
                .SelectMany(project => Assembly.Load(project.Key).GetTypes()),
        ]
    );

    private static readonly Lazy<string> Sources = new(() =>
        string.Concat(Repository.Files("src", ".cs").Select(file => file.Text))
    );

    [Fact]
    public void The_glossary_has_at_most_forty_entries() => Assert.InRange(Rows.Count, 1, MostEntries);

    [Fact]
    public void Every_name_in_code_is_a_type_a_member_or_a_project() => AssertKnown("code", IsCode);

    [Fact]
    public void Every_name_in_JSON_is_in_the_report_or_the_API()
    {
        var api = File.ReadAllText(Path.Combine(Repository.Root, "src/Api/openapi.json"));
        var report = string.Concat(Repository.Files("src/Remediation/Reporting/Json", ".cs").Select(file => file.Text));

        AssertKnown(
            "JSON",
            name =>
                Words(name)
                    .All(word =>
                        api.Contains($"\"{word}\"", StringComparison.Ordinal)
                        || Regex.IsMatch(report, $@"\b{char.ToUpperInvariant(word[0])}{word[1..]}\b")
                    )
        );
    }

    [Fact]
    public void Every_name_in_logs_is_a_property_of_a_message() =>
        AssertKnown("log, KQL", name => Sources.Value.Contains($"{{{name}}}", StringComparison.Ordinal));

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "src/Hosting/Options/KnownSettings.cs"));

        AssertKnown(
            "setting",
            name =>
                settings.Contains(
                    $"\"{name.Replace("__", ":", StringComparison.Ordinal)}\"".Replace(
                        "*\"",
                        "",
                        StringComparison.Ordinal
                    ),
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("Sweep", true)]
    [InlineData("SweepRequest.DryRun", true)]
    [InlineData("SweepRequest.WetRun", false)]
    [InlineData("Patrol", false)]
    public void Name_in_code_is_looked_up(string name, bool known) => Assert.Equal(known, IsCode(name));

    private static bool IsCode(string name)
    {
        const BindingFlags any =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var parts = name.Split('.');
        return ProductAssemblies.Paths.ContainsKey(name)
            || Types.Value.Any(type =>
                type.Name == parts[0] && (parts.Length == 1 || type.GetMember(parts[1], any).Length > 0)
            );
    }

    private static void AssertKnown(string column, Predicate<string> isKnown)
    {
        var names = Rows.SelectMany(row =>
                Quoted().Matches(row.Cells[Array.IndexOf(row.Header, column)]).Select(match => match.Groups[1].Value)
            )
            .Distinct()
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(isKnown(name), $"{name} is not there"));
    }

    // sources[].state is two names; Custom.<name> is one and a place for the operator's.
    private static string[] Words(string name) =>
        name.Contains('<', StringComparison.Ordinal)
            ? []
            : name.Split(["[]", "."], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
