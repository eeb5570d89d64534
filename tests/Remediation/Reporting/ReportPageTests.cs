using System.Text.Json;
using System.Text.RegularExpressions;
using Remediation.ConnectionLogs.Sources;
using Remediation.Evaluation;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Reporting;

/// <summary>
/// Holds docs/report.md against what a full report really serialises, so that neither can move alone.
/// </summary>
public partial class ReportPageTests
{
    [Fact]
    public void The_documented_members_are_those_that_a_full_report_has_in_the_same_order()
    {
        var written = Written();
        var documented = Documented();
        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        Assert.All(written, pair => Assert.Equal(pair.Value, documented[pair.Key]));
    }

    [Fact]
    public void Every_name_that_a_reader_has_to_know_is_explained()
    {
        string[] names =
        [
            .. Enum.GetNames<SweepOutcome>(),
            .. Enum.GetNames<VerdictKind>(),
            .. Enum.GetNames<SourceState>(),
            .. Enum.GetNames<SweepMode>(),
            .. Enum.GetNames<Cause>(),
            .. Enum.GetNames<Remedy>(),
            .. ReportCounts.DecisionNames,
        ];
        var page = Page();
        Assert.All(names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static Dictionary<string, List<string>> Written()
    {
        var members = new Dictionary<string, List<string>>();
        using var document = JsonDocument.Parse(JsonReport.Write(ReportBuilder.Full(), ReportBuilder.Baseline));
        Walk(document.RootElement, "report", members);
        return members;
    }

    private static void Walk(JsonElement element, string path, Dictionary<string, List<string>> members)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, path + "[]", members);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            members[path] = [.. element.EnumerateObject().Select(member => member.Name)];
            foreach (var member in element.EnumerateObject())
            {
                Walk(member.Value, path == "report" ? member.Name : $"{path}.{member.Name}", members);
            }
        }
    }

    // A section may speak of several objects of one shape: its heading names each of them.
    private static Dictionary<string, List<string>> Documented()
    {
        var members = new Dictionary<string, List<string>>();
        List<string> current = [];
        foreach (var line in Page().Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                current = [];
                Name().Matches(line).ToList().ForEach(match => members[match.Groups[1].Value] = current);
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                current.Add(row.Groups[1].Value);
            }
        }

        return members;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FunctionApp.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "report.md"));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| `(\w+)` \|")]
    private static partial Regex Row();
}
