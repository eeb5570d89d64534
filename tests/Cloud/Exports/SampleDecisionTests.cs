using Cloud.Exports;
using Cloud.Inventory;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Planning;
using Remediation.Policies;

namespace Cloud.Tests.Exports;

public class SampleDecisionTests
{
    [Fact]
    public async Task Sample_leads_to_exactly_the_decisions_documented()
    {
        var answer = (await ShippedSampleTests.ReadAsync()).Answer;
        var file = ResourceGraphRows.ReadFile(
            await File.ReadAllTextAsync(Path.Combine(ShippedSampleTests.Root(), "inventory.json"))
        );
        var inventory = Assert.IsType<InventoryFile.Read>(file).Snapshot;
        Assert.Null(inventory.Incomplete);
        var found = FindingReader.Read(answer.Rows).Findings;
        var log = new ExportedConnectionLog(
            Assert.IsType<ExportFolder.Found>(ExportFolder.Open(Path.Combine(ShippedSampleTests.Root(), "logs")))
        );
        var sightings = await log.ReadAddressObservationsAsync(
            [.. found.Select(finding => finding.Caller.Address)],
            new LogWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
            CancellationToken.None
        );
        var attributions = found.Select(new MachineMatcher(inventory, sightings).Match).ToList();
        Assert.Equal(
            ["198.51.100.99 TLS202", "2001:db8::15 TLS202", "203.0.113.50 TLS203", "vm-web-01 TLS208"],
            attributions
                .OfType<Attribution.Unattributed>()
                .Select(u => $"{u.Finding.Caller.Label} {u.Reason.Code.Id}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [
                "arc-fil-01 ResourceId",
                "vm-app-01 Address",
                "vm-app-02 Address",
                "vm-batch-02 NameAndAddress",
                "vm-hr-01 ResourceId",
                "vm-lnx-01 Address",
                "vm-old-01 ResourceId",
                "vm-pay-01 ResourceId",
                "vm-rds-01 ComputerName",
                "vm-sql-01 Address",
                "vm-web-01 ResourceId",
            ],
            attributions
                .OfType<Attribution.Attributed>()
                .Select(a => $"{a.Machine.Name} {a.Basis}")
                .Order(StringComparer.Ordinal)
        );
        var policy = new SweepPolicy { Mode = SweepMode.Repair };
        var plan = Planner.Plan(
            new PlanInput(inventory, attributions, [], policy, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero))
        );
        Assert.Equal(
            [
                "arc-fil-01 Repair",
                "vm-app-01 TLS110",
                "vm-app-02 TLS110",
                "vm-batch-01 TLS203",
                "vm-batch-02 Repair",
                "vm-batch-03 TLS203",
                "vm-hr-01 TLS302",
                "vm-lnx-01 TLS303",
                "vm-old-01 TLS304",
                "vm-pay-01 TLS301",
                "vm-rds-01 Repair",
                "vm-sql-01 Repair",
                "vm-web-01 Repair",
            ],
            plan.Steps.Select(step =>
                    $"{step.Machine.Name} "
                    + $"{(step.Decision is Decision.Refuse refuse ? refuse.Reason.Code.Id : step.Decision.Name)}"
                )
                .Order(StringComparer.Ordinal)
        );
    }
}
