using Remediation.Baseline;
using Remediation.GuestReports;

namespace Guest.Tests;

public class Registry_cases
{
    public static TheoryData<string> Names => [.. RegistryCases.All.Select(row => row.Name)];

    [Fact]
    public void Case_table_has_at_least_forty_rows_with_unique_names()
    {
        Assert.True(RegistryCases.All.Count >= 40);
        Assert.Distinct(RegistryCases.All.Select(row => row.Name));
    }

    [Fact]
    public void The_page_lists_every_row()
    {
        var page = Page();
        var table = string.Join('\n', RegistryCases.All.Select(RegistryCases.Line));
        Assert.True(page.Contains(table, StringComparison.Ordinal), $"The table of docs/guest.md must be:\n{table}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Inspect_reports_the_registry_and_writes_nothing(string name)
    {
        var row = Row(name);
        var registry = row.Registry();

        var report = await TestGuest.SendAsync(registry, TestGuest.Inspect(row.Baseline), row.Baseline);

        Assert.Equal(GuestOutcome.Done, report.Outcome);
        Assert.Equal(0, registry.Writes);
        Assert.Equal(row.Build, report.WindowsBuild);
        Assert.Equal(
            RegistryCases.Expected(row),
            report.Values.ToDictionary(value => value.Setting, value => value.Before)
        );
        Assert.All(report.Values, value => Assert.Equal(value.Before, value.After));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Repair_writes_what_differs_or_nothing_at_all(string name)
    {
        var row = Row(name);
        var registry = row.Registry();
        var before = registry.Dump();

        var report = await TestGuest.SendAsync(registry, TestGuest.Repair(row.Baseline), row.Baseline);

        Assert.Equal(row.Outcome, report.Outcome);
        Assert.Equal(row.Outcome == GuestOutcome.Done, report.Message.Length == 0);
        Assert.Equal(row.Writes, string.Join(' ', report.Written.Select(id => $"{id}={Number(row, id)}")));
        if (row.Outcome != GuestOutcome.Done || row.Writes.Length == 0)
        {
            Assert.Equal(before, registry.Dump(except: TestGuest.Own));
            Assert.Equal(row.Outcome == GuestOutcome.Undone, registry.Contains(TestGuest.Own));
        }

        Assert.Equal(row.Outcome == GuestOutcome.Done && row.Writes.Length > 0, report.RestartPending);
        var facts = RegistryCases.Expected(row);
        Assert.All(
            report.Values,
            value =>
            {
                Assert.Equal(facts[value.Setting], value.Before);
                var isWritten = row.Outcome == GuestOutcome.Done && report.Written.Contains(value.Setting);
                Assert.Equal(isWritten ? Dword(Planned(row, value.Setting)) : value.Before, value.After);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Restore_after_a_repair_returns_the_prior_registry(string name)
    {
        var row = Row(name);
        var registry = row.Registry();
        var before = registry.Dump();
        var repair = TestGuest.Repair(row.Baseline);
        await TestGuest.SendAsync(registry, repair, row.Baseline);
        registry.AllowAll();

        var report = await TestGuest.SendAsync(registry, TestGuest.Restore(repair, row.Baseline), row.Baseline);

        Assert.Equal(row.HasJournal ? GuestOutcome.Done : GuestOutcome.Failed, report.Outcome);
        Assert.Equal(before, registry.Dump(except: TestGuest.Own));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FunctionApp.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "guest.md")).ReplaceLineEndings("\n");
    }

    private static RegistryCase Row(string name) => RegistryCases.All.Single(row => row.Name == name);

    private static RegistryFact.Present Dword(string number) => new RegistryFact.Present(RegistryKind.Dword, number);

    private static string Planned(RegistryCase row, string id) => RegistryCases.Pairs(row.Writes)[id];

    // What the report claims to have written is compared with the table; what really lies there, by the facts after.
    private static string Number(RegistryCase row, string id) =>
        RegistryCases.Pairs(row.Writes).GetValueOrDefault(id, "not expected");
}
