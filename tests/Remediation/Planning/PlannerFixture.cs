using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Planning;

/// <summary>Plans for one machine and checks its decision.</summary>
internal static class PlannerFixture
{
    public static PlanInput Input(params Machine[] machines) =>
        A.Input(machines) with
        {
            Attributions = [.. machines.Select(machine => A.Proof(machine))],
        };

    public static Decision Decide(
        Finding? finding = null,
        LedgerEntry? entry = null,
        SweepMode mode = SweepMode.Repair,
        string resumed = ""
    ) =>
        Only(
            A.Input(A.Machine()) with
            {
                ResumedSweepId = resumed,
                Attributions = [A.Proof(A.Machine(), finding)],
                Ledger = entry is null ? [] : [entry],
                Policy = A.Policy(mode),
            }
        );

    public static Decision Only(PlanInput input) => Assert.Single(Planner.Plan(input).Steps).Decision;

    public static void AssertRefused(string code, string detail, Decision decision)
    {
        var reason = Assert.IsType<Decision.Refuse>(decision).Reason;
        Assert.Equal((code, detail), (reason.Code.Id, reason.Detail));
    }

    public static Finding Says(params string[] evidence) => A.FindingOf(A.Machine()) with { AllEvidence = evidence };
}
