using System.Text.Json;
using Cloud.Tests;
using Hosting.Options;

namespace Hosting.Tests.Options;

/// <summary>docs/settings.md, host.json and the sample say what the code does.</summary>
public sealed class SettingsPageTests
{
    private const string Heading = "## host.json, and why";

    private static readonly string Page = RepositoryFiles.Read("docs/settings.md");

    [Fact]
    public void The_page_lists_every_setting_with_its_default_and_meaning()
    {
        string[][] expected =
        [
            .. KnownSettings.All.Select(setting =>
                (string[])[Code(setting.VariableName), Default(setting), setting.Meaning]
            ),
        ];

        Assert.True(
            expected.Select(Row).SequenceEqual(RepositoryFiles.Table(Page, "## All of them").Select(Row)),
            "The table of docs/settings.md must be:\n| setting | default | meaning "
                + $"|\n|---|---|---|\n{string.Join('\n', expected.Select(Row))}"
        );
    }

    [Fact]
    public void The_page_explains_every_value_of_host_json()
    {
        var table = RepositoryFiles.Table(Page, Heading);
        var expected = HostJson().Select(leaf => $"{Code(leaf.Path)} {Code(leaf.Value)}").ToList();

        Assert.True(
            expected.SequenceEqual(table.Select(row => $"{row[0]} {row[1]}")),
            $"The table under '{Heading}' must have these rows, each with a reason:\n{string.Join('\n', expected)}"
        );
        Assert.All(table, row => Assert.True(row[2].Length > 20 && row[2].EndsWith('.'), row[0]));
    }

    [Fact]
    public void The_least_that_the_page_asks_for_is_enough()
    {
        var least = RepositoryFiles
            .Table(Page, "## Least you need")
            .Select(row => row[0].Trim('`').Replace("__", ":", StringComparison.Ordinal))
            .ToList();
        var values = Given.With(("AzureWebJobsStorage", null), ("AzureWebJobsStorage:accountName", "account"));

        Assert.IsType<AppOptionsReading.Read>(
            Given.Read(least.Select(name => KeyValuePair.Create(name, values[name])))
        );
        Assert.All(
            least,
            left =>
                Assert.IsType<AppOptionsReading.Refused>(
                    Given.Read(
                        least.Where(name => name != left).Select(name => KeyValuePair.Create(name, values[name]))
                    )
                )
        );
    }

    [Fact]
    public void Sweep_with_the_longest_poll_timeout_ends_within_the_function_timeout()
    {
        var limit = TimeSpan.Parse(
            HostJson().Single(leaf => leaf.Path == "functionTimeout").Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
        var most = TimeSpan.Parse(
            SettingCase.All["Orders:PollTimeout"].Good[^1].Text,
            System.Globalization.CultureInfo.InvariantCulture
        );

        Assert.True(
            most + TimeSpan.FromMinutes(10) < limit,
            $"A poll timeout of {most} leaves too little of the function timeout of {limit}."
        );
    }

    [Fact]
    public void Sample_settings_file_has_only_known_settings_and_starts_the_app()
    {
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("src/FunctionApp/local.settings.sample.json"));
        var values = sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString());

        Assert.Empty(
            values.Keys.Except([
                .. KnownSettings.All.Select(setting => setting.VariableName),
                "FUNCTIONS_WORKER_RUNTIME",
            ])
        );
        Assert.Equal("dotnet-isolated", values["FUNCTIONS_WORKER_RUNTIME"]);
        var read = Assert.IsType<AppOptionsReading.Read>(
            Given.Read(
                values.Select(pair =>
                    KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)
                )
            )
        );
        Assert.Equal(Remediation.Policies.SweepMode.Report, read.Settings.Sweeps.Mode);
    }

    private static List<(string Path, string Value)> HostJson()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));
        return [.. RepositoryFiles.Leaves(host.RootElement)];
    }

    private static string Default(Setting setting) =>
        setting.IsRequired ? "*needed*"
        : setting.Default is { } text ? Code(text)
        : "*none*";

    private static string Code(string text) => $"`{text}`";

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
