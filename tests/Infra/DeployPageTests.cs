using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>docs/deploy.md names what there is.</summary>
public sealed partial class DeployPageTests
{
    private static string Page { get; } = Text("docs", "deploy.md");

    [Fact]
    public void Every_variable_that_the_page_sets_is_read_by_the_template_or_a_hook()
    {
        var read =
            Text("infra", "main.parameters.json")
            + string.Concat(
                Directory.EnumerateFiles(Path.Combine(Bicep.Root, "infra", "hooks")).Select(File.ReadAllText)
            );
        var set = Set().Matches(Page).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.True(set.Count >= 8, string.Join(' ', set));
        Assert.All(set, name => Assert.Contains(name, read, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SWEEP_SUBSCRIPTIONS")]
    [InlineData("SWEEP_WORKSPACES")]
    [InlineData("SWEEP_OPTIONS")]
    public async Task The_examples_are_accepted_by_the_template(string variable)
    {
        var value = Regex.Match(Page, $"azd env set {variable} '(.+)'").Groups[1].Value;
        var parameter = Regex
            .Match(Text("infra", "main.parameters.json"), $"\"(\\w+)\": {{ \"value\": \"\\$\\{{{variable}\\}}\" }}")
            .Groups[1]
            .Value;
        var run = await Deployment.RunAsync($"param {parameter} = json('{value}')");

        Assert.True(run.ExitCode == 0, run.Diagnostics);
    }

    [Fact]
    public void Every_setting_that_the_page_names_is_one_of_the_products()
    {
        var named = Setting().Matches(Page).Select(match => match.Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(
            named.Except(
                Hosting.Options.KnownSettings.All.Select(setting =>
                    setting.Name.Replace(":", "__", StringComparison.Ordinal)
                )
            )
        );
    }

    // What stands beside a product and an equals sign was computed: 4 x 30 = 120.
    [Fact]
    public void The_arithmetic_adds_up()
    {
        var sums = Product().Matches(Page).ToList();

        Assert.True(sums.Count >= 5, $"{sums.Count}");
        Assert.All(
            sums,
            sum =>
                Assert.Equal(
                    sum.Groups["factor"]
                        .Captures.Select(factor => Number(factor.Value))
                        .Aggregate(1m, (all, one) => all * one),
                    Number(sum.Groups["product"].Value),
                    2
                )
        );
    }

    private static decimal Number(string text) =>
        decimal.Parse(
            text.Replace(",", "", StringComparison.Ordinal).TrimStart('$'),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Bicep.Root, .. path]));

    [GeneratedRegex(@"azd env set (?<name>[A-Z_]+)|`(?<name>[A-Z_]+)=")]
    private static partial Regex Set();

    [GeneratedRegex(@"\b(Sweep|Orders|Logs|Azure)__\w+")]
    private static partial Regex Setting();

    [GeneratedRegex(
        @"(?<![\d.)] )(?<factor>\$?[\d,.]+\d|\d)(?: GB-s| GB| s| h)?"
            + @"(?: x (?<factor>\$?[\d,.]*\d)(?: GB-s| GB| s| h)?)+ = (?<product>\$?[\d,.]*\d)"
    )]
    private static partial Regex Product();
}
