using CsCheck;
using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Evaluation;

public class CauseEvaluatorProperties
{
    private static readonly Cause[] Alone = [Cause.AlreadyCompliant, Cause.Unknown];
    private static readonly Cause[] FromTheLogAlone =
    [
        Cause.CipherMismatch,
        Cause.NonSchannelClient,
        Cause.TransientFallback,
        Cause.Unknown,
    ];

    private static readonly Gen<Finding> Finding = Gen.Select(
        Generate.Finding,
        Gen.OneOf("", "agent/1.0", "Java/1.8", "Go-http-client/1.1", "Schannel 36874").Array[0, 2],
        Gen.OneOf("Event", "StorageBlobLogs").Array[0, 2],
        (finding, evidence, sources) => finding with { AllEvidence = evidence, Sources = sources }
    );

    private static readonly Gen<PlanSubject> Suspect = Gen.Select(
        Finding.Array[0, 3],
        Gen.Bool,
        Generate.Entry,
        (findings, remembered, entry) =>
            new PlanSubject(A.Machine(), findings, null, remembered ? entry with { Machine = A.Id() } : null)
    );

    private static readonly Gen<RegistryFact> Fact = Gen.OneOf(
        Gen.Const(A.Absent),
        Gen.Const(A.Unreadable),
        Gen.OneOf(0u, 1u).Select(A.Dword),
        Gen.Const<RegistryFact>(new RegistryFact.Present(RegistryKind.String, "1"))
    );

    private static readonly Gen<ProbeFacts?> Probe = Gen.Select(
        Gen.Int[0, 2],
        Gen.Enum<ProbeStage>(),
        (kind, stage) =>
            kind == 0 ? null : new ProbeFacts(new ProbeResult.Failed(stage, "e"), new ProbeResult.Unavailable("e"))
    );

    private static readonly Gen<GuestReport?> Facts = Gen.Select(
        Generate.Report,
        Fact,
        Fact,
        Probe,
        Gen.Int[0, 3],
        (report, fips, ciphers, probe, kind) =>
            kind == 0 ? null : report with { FipsPolicy = fips, CipherOrderPolicy = ciphers, Probe = probe }
    );

    [Fact]
    public void Exactly_the_machines_with_findings_have_a_cause_and_each_once_in_order() =>
        Sample(
            (suspect, facts, causes) =>
            {
                Assert.Equal(suspect.Findings.Count == 0, causes.Length == 0);
                Assert.Equal(causes.Distinct().Order(), causes);
                Assert.True(causes.Length < 2 || !causes.Intersect(Alone).Any());
            }
        );

    [Fact]
    public void Traffic_of_non_Schannel_clients_only_never_has_a_registry_cause() =>
        Sample(
            (suspect, facts, causes) =>
                Assert.True(!NonSchannelClients.ExplainAll(suspect.Findings) || causes is [Cause.NonSchannelClient])
        );

    [Fact]
    public void Without_a_guest_report_no_registry_cause_is_named() =>
        Suspect.Sample(suspect => Assert.Empty(Named(suspect, null).Except(FromTheLogAlone)), iter: 2000);

    [Fact]
    public void What_the_registry_can_fix_is_named_only_where_a_value_that_was_read_was_not_right() =>
        Sample(
            (suspect, facts, causes) =>
                Assert.True(
                    !causes.Any(cause => CauseCatalog.Find(cause).Remedy == Remedy.Registry)
                        || facts!.Values.Any(value =>
                            value.Before is not RegistryFact.Unreadable
                            && !TlsBaseline.Default.Find(value.Setting)!.IsMetBy(value.Before, facts.WindowsBuild)
                        )
                )
        );

    [Fact]
    public void Nothing_is_fine_unless_every_value_was_read_and_right() =>
        Sample(
            (suspect, facts, causes) =>
            {
                if (causes is [Cause.AlreadyCompliant])
                {
                    Assert.Equal(A.SettingIds, facts!.Values.Select(value => value.Setting));
                    Assert.All(
                        facts.Values,
                        value =>
                            Assert.True(
                                TlsBaseline.Default.Find(value.Setting)!.IsMetBy(value.Before, facts.WindowsBuild)
                            )
                    );
                }
            }
        );

    [Fact]
    public void The_order_of_the_findings_makes_no_difference() =>
        Gen.Select(Suspect, Facts)
            .SelectMany(
                (suspect, facts) =>
                    Gen.Shuffle(suspect.Findings.ToArray()).Select(shuffled => (suspect, facts, shuffled))
            )
            .Sample(
                one =>
                    Assert.Equal(
                        CauseEvaluator.Evaluate(one.suspect, one.facts, new SweepPolicy(), A.Noon),
                        CauseEvaluator.Evaluate(
                            one.suspect with
                            {
                                Findings = one.shuffled,
                            },
                            one.facts,
                            new SweepPolicy(),
                            A.Noon
                        )
                    ),
                iter: 2000
            );

    private static void Sample(Action<PlanSubject, GuestReport?, Cause[]> check) =>
        Gen.Select(Suspect, Facts).Sample((suspect, facts) => check(suspect, facts, Named(suspect, facts)), iter: 5000);

    private static Cause[] Named(PlanSubject suspect, GuestReport? facts) =>
        [.. CauseEvaluator.Evaluate(suspect, facts, new SweepPolicy(), A.Noon).Select(likely => likely.Cause)];
}
