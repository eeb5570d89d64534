using Remediation.Attributions;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Planning;

public class PlanSubjectsTests
{
    private static readonly Machine First = A.Machine(1);
    private static readonly Machine Second = A.Machine(2);
    private static readonly LedgerEntry Open = A.Entry() with { BaselineMetAt = A.Noon };

    [Fact]
    public void Machine_without_a_finding_is_not_collected() =>
        Assert.Empty(PlanSubjects.Collect(A.Input(First, Second)));

    [Fact]
    public void Proven_machine_is_collected_with_its_own_findings()
    {
        var suspect = Assert.Single(
            PlanSubjects.Collect(A.Input(First, Second) with { Attributions = [A.Proof(First), A.Doubt(First)] })
        );

        Assert.Equal(First.Id, suspect.Machine.Id);
        Assert.Single(suspect.Findings);
        Assert.Null(suspect.CandidateFor);
        Assert.Null(suspect.Entry);
    }

    [Fact]
    public void Every_candidate_of_a_doubt_is_a_suspect_with_that_doubt()
    {
        var suspects = PlanSubjects
            .Collect(A.Input(First, Second) with { Attributions = [A.Doubt(First, Second)] })
            .ToList();

        Assert.Equal([First.Id, Second.Id], suspects.Select(suspect => suspect.Machine.Id));
        Assert.All(suspects, suspect => Assert.Equal("TLS203", suspect.CandidateFor?.Code.Id));
        Assert.All(suspects, suspect => Assert.Empty(suspect.Findings));
    }

    [Fact]
    public void Of_several_doubts_the_first_by_code_and_text_is_reported()
    {
        var address = A.Doubt(First);
        var name = address with { Reason = new Reason(ReasonCodes.NameShared, "a") };
        var other = address with { Reason = address.Reason with { Detail = "10.1.1.1 is shared." } };

        foreach (var doubts in new Attribution[][] { [name, address, other], [other, address, name] })
        {
            Assert.Equal(
                "10.1.1.1 is shared.",
                Assert.Single(PlanSubjects.Collect(A.Input(First) with { Attributions = doubts })).CandidateFor?.Detail
            );
        }
    }

    [Fact]
    public void Machine_under_repair_is_collected_without_findings_and_outweighs_doubt()
    {
        var input = A.Input(First) with { Ledger = [Open] };

        Assert.Equal(Open, Assert.Single(PlanSubjects.Collect(input)).Entry);
        Assert.Null(Assert.Single(PlanSubjects.Collect(input with { Attributions = [A.Doubt(First)] })).CandidateFor);
    }

    [Fact]
    public void Confirmed_machine_is_collected_only_if_the_logs_name_the_machine_again()
    {
        var input = A.Input(First) with { Ledger = [Open with { ConfirmedAt = A.Noon }] };

        Assert.Empty(PlanSubjects.Collect(input));
        Assert.Single(PlanSubjects.Collect(input with { Attributions = [A.Proof(First)] }));
        Assert.NotNull(
            Assert.Single(PlanSubjects.Collect(input with { Attributions = [A.Doubt(First)] })).CandidateFor
        );
    }

    [Fact]
    public void A_machine_that_only_failed_is_not_open() =>
        Assert.Empty(PlanSubjects.Collect(A.Input(First) with { Ledger = [A.Entry() with { Attempts = 2 }] }));

    [Fact]
    public void A_machine_that_the_inventory_does_not_know_is_no_suspect() =>
        Assert.Empty(PlanSubjects.Collect(A.Input(Second) with { Ledger = [Open] }));

    [Fact]
    public void Findings_are_sorted_whatever_the_input_order()
    {
        var a = A.Proof(First, A.Finding(A.Caller(host: "a")));
        var b = A.Proof(First, A.Finding(A.Caller(host: "b")));

        foreach (var attributions in new Attribution[][] { [a, b], [b, a] })
        {
            var suspect = Assert.Single(PlanSubjects.Collect(A.Input(First) with { Attributions = attributions }));

            Assert.Equal(["a", "b"], suspect.Findings.Select(finding => finding.Caller.HostName));
        }
    }
}
