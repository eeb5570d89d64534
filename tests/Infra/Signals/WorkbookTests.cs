using System.Text.Json;
using Remediation.Reasons;

namespace Infra.Tests.Signals;

/// <summary>The workbook as it is deployed.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task Every_query_file_is_on_one_page_and_every_page_has_a_tab()
    {
        var items = Deployed.ItemsOf(await Deployed.WorkbookAsync());
        var queries = items.Where(item => item.GetProperty("type").GetInt32() == 3).ToList();
        var files = Directory
            .EnumerateFiles(Path.Combine(Bicep.Root, "infra", "workbook"), "*.kql")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(file => !file.EndsWith(".head", StringComparison.Ordinal));
        var tabs = items
            .Single(item => item.GetProperty("type").GetInt32() == 11)
            .GetProperty("content")
            .GetProperty("links")
            .EnumerateArray()
            .Select(link => link.GetProperty("subTarget").GetString());

        Assert.Equal(files.Order(StringComparer.Ordinal), queries.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.Equal(
            tabs.Order(StringComparer.Ordinal),
            queries.Select(PageOf).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Distinct(items.Select(NameOf));
    }

    [Fact]
    public async Task Every_query_uses_time_range_and_workspace_and_explains_an_empty_result()
    {
        var workbook = await Deployed.WorkbookAsync();
        var parameters = Deployed
            .ItemsOf(workbook)
            .Single(item => item.GetProperty("type").GetInt32() == 9)
            .GetProperty("content")
            .GetProperty("parameters")
            .EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);

        Assert.Equal(["TimeRange", "Workspace"], parameters.Keys);
        Assert.Equal(Deployed.Workspace, parameters["Workspace"].GetProperty("value").GetString());
        Assert.All(
            Deployed
                .ItemsOf(workbook)
                .Where(item => item.GetProperty("type").GetInt32() == 3)
                .Select(item => item.GetProperty("content")),
            content =>
            {
                Assert.Equal("TimeRange", content.GetProperty("timeContextFromParameter").GetString());
                Assert.Equal(
                    "{Workspace}",
                    Assert.Single(content.GetProperty("crossComponentResources").EnumerateArray()).GetString()
                );
                Assert.NotEmpty(content.GetProperty("noDataMessage").GetString()!);
            }
        );
    }

    [Theory]
    [InlineData("''", "docs/reasons.md.")]
    [InlineData("'https://wiki.example/reasons'", "[docs/reasons.md](https://wiki.example/reasons).")]
    public async Task What_is_blocked_points_to_the_reasons(string page, string words)
    {
        var note = Deployed
            .ItemsOf(await Deployed.WorkbookAsync(("reasonsPage", page)))
            .Single(item => NameOf(item) == "blocked-note");

        Assert.EndsWith(words, note.GetProperty("content").GetProperty("json").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            ReasonCodes.SweepPoisoned.Id,
            await File.ReadAllTextAsync(
                Path.Combine(Bicep.Root, "docs", "reasons.md"),
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task No_placeholder_is_left()
    {
        var text = (await Deployed.WorkbookAsync()).GetRawText();
        Assert.DoesNotContain("@workspace", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@reasons", text, StringComparison.Ordinal);
    }

    private static string NameOf(JsonElement item) => item.GetProperty("name").GetString()!;

    private static string PageOf(JsonElement item) =>
        item.GetProperty("conditionalVisibility").GetProperty("value").GetString()!;
}
