using Remediation.Evaluation;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Reporting;

public class MachineSummaryTests
{
    private static readonly Verdict Pending = new(
        VerdictKind.RestartPending,
        new Reason(ReasonCodes.RestartNeeded, "Restart it.")
    );

    [Fact]
    public void Repair_summary_has_connections_seen_values_found_and_values_written() =>
        Assert.Equal(
            "10 connections with TLS 1.0, last on 2026-11-23. .NET Framework applications fall back to their "
                + "own old defaults. Wrote 8 of 8 values. Restart it.",
            MachineSummary.Write(A.Step(new Decision.Repair(1)), Pending, A.RepairReport(), [])
        );

    [Fact]
    public void One_connection_is_one_connection()
    {
        var suspect = A.Suspect() with { Findings = [A.Finding() with { Hits = 1 }] };

        Assert.StartsWith(
            "1 connection with",
            MachineSummary.Write(new PlanStep(suspect, new Decision.Inspect()), Pending, null, []),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_later_sweep_remembers_the_repair() =>
        Assert.Equal(
            "Repaired on 2026-11-20: Wrote 2 of 8 values. Restart it.",
            MachineSummary.Write(
                A.QuietStep(
                    new Decision.Confirm(),
                    A.Entry() with
                    {
                        RepairSummary = "2026-11-20: Wrote 2 of 8 values.",
                    }
                ),
                Pending,
                A.Report(),
                []
            )
        );

    [Fact]
    public void Summary_of_a_new_repair_covers_that_repair_only() =>
        Assert.DoesNotContain(
            "Repaired on",
            MachineSummary.Write(
                A.Step(new Decision.Repair(2), A.Entry() with { RepairSummary = "2026-11-20: x" }),
                Pending,
                A.RepairReport(),
                []
            )
        );

    [Fact]
    public void Summary_of_a_machine_named_only_by_the_ledger_is_under_repair() =>
        Assert.Equal(
            "Under repair since an earlier sweep. Restart it.",
            MachineSummary.Write(A.QuietStep(new Decision.Confirm(), A.Entry()), Pending, null, [])
        );

    [Fact]
    public void Summary_of_a_candidate_has_the_doubt_only()
    {
        var suspect = new PlanSubject(A.Machine(), [], ReasonCodes.AddressShared, null);

        Assert.Equal(
            "Restart it.",
            MachineSummary.Write(
                new PlanStep(suspect, new Decision.Refuse(ReasonCodes.AddressShared)),
                Pending,
                null,
                []
            )
        );
    }

    [Fact]
    public void Causes_are_named_before_the_verdicts_reason()
    {
        var suspect = new PlanSubject(A.Machine(), [], ReasonCodes.AddressShared, null);
        LikelyCause[] causes = [new(Cause.Fips, "x"), new(Cause.NonSchannelClient, "y")];

        Assert.Equal(
            "Likely causes: Fips, NonSchannelClient. Restart it.",
            MachineSummary.Write(new PlanStep(suspect, new Decision.Inspect()), Pending, null, causes)
        );
        Assert.Equal(
            "Likely cause: Fips. Restart it.",
            MachineSummary.Write(new PlanStep(suspect, new Decision.Inspect()), Pending, null, causes[..1])
        );
    }
}
