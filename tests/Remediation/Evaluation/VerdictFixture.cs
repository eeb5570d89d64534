using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Remediation.Tests.Evaluation;

/// <summary>Evaluates evidence and checks the verdict.</summary>
internal static class VerdictFixture
{
    public static OrderOutcome Right => new OrderOutcome.Read(A.Report());

    public static Evidence Read(GuestReport report, Func<GuestReport, GuestReport>? change = null) =>
        A.Evidence(new OrderOutcome.Read(change is null ? report : change(report)));

    public static (VerdictKind Kind, string Code) KindAndCode(PlanStep step, Evidence evidence)
    {
        var verdict = new VerdictEvaluator(A.Policy(), A.Noon).Evaluate(step, evidence);
        return (verdict.Kind, verdict.Reason.Code.Id);
    }

    public static void AssertVerdict(VerdictKind kind, string code, string detail, PlanStep step, Evidence evidence)
    {
        var verdict = new VerdictEvaluator(A.Policy(), A.Noon).Evaluate(step, evidence);
        Assert.Equal((kind, code, detail), (verdict.Kind, verdict.Reason.Code.Id, verdict.Reason.Detail));
    }
}
