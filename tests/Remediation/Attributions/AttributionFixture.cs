using Remediation.Attributions;
using Remediation.ConnectionLogs.Callers;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Attributions;

/// <summary>Matches a caller and checks the attribution.</summary>
internal static class AttributionFixture
{
    public static Attribution Match(Finding finding, InventorySnapshot inventory) =>
        new MachineMatcher(inventory, A.Sightings(inventory)).Match(finding);

    public static Attribution Match(Caller caller, params Machine[] machines) => Match(caller, A.Inventory(machines));

    public static Attribution Match(Caller caller, InventorySnapshot inventory) =>
        new MachineMatcher(inventory, A.Sightings(inventory)).Match(A.Finding(caller));

    public static void AssertProven(Machine machine, AttributionBasis witness, Attribution attribution)
    {
        var attributed = Assert.IsType<Attribution.Attributed>(attribution);
        Assert.Equal(machine.Id, attributed.Machine.Id);
        Assert.Equal(witness, attributed.Basis);
    }

    public static void AssertNobody(string code, string detail, Attribution attribution) =>
        AssertSeveral(code, detail, [], attribution);

    public static void AssertSeveral(string code, string detail, Machine[] candidates, Attribution attribution)
    {
        var unattributed = Assert.IsType<Attribution.Unattributed>(attribution);
        Assert.Equal((code, detail), (unattributed.Reason.Code.Id, unattributed.Reason.Detail));
        Assert.Equal(candidates.Select(machine => machine.Id), unattributed.Candidates.Select(machine => machine.Id));
    }
}
