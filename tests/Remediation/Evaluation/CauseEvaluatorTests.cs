using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Ledger;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Evaluation;

public class CauseEvaluatorTests
{
    private static readonly ProbeResult Failed = new ProbeResult.Failed(ProbeStage.Tls, "AlgorithmMismatch");
    private static readonly ProbeResult Fine = new ProbeResult.Succeeded("TLS 1.2", true);

    [Fact]
    public void A_machine_without_findings_has_no_cause() =>
        Assert.Empty(
            CauseEvaluator.Evaluate(
                A.QuietStep(new Decision.Confirm()).Subject,
                A.RepairReport(),
                new SweepPolicy(),
                A.Noon
            )
        );

    [Fact]
    public void A_machine_that_was_not_read_has_an_unknown_cause() => Assert.Equal([Cause.Unknown], Of(null));

    [Theory]
    [InlineData("s12c.e", 0, 14393, Cause.SchannelOff)]
    [InlineData("s12c.d", 1, 14393, Cause.SchannelOff)]
    [InlineData("n4c.64", 0, 14393, Cause.DotNetDefault)]
    [InlineData("n4d.32", 0, 14393, Cause.DotNetDefault)]
    [InlineData("s12s.e", 0, 14393, Cause.Unknown)]
    public void Wrong_value_is_a_cause_if_the_client_uses_that_value(
        string setting,
        uint value,
        int build,
        Cause cause
    ) => Assert.Equal([cause], Of((A.Report() with { WindowsBuild = build }).WithValue(setting, A.Dword(value))));

    [Theory]
    [InlineData("s12c.e", 7601, Cause.SchannelOff)]
    [InlineData("s12c.e", 9200, Cause.AlreadyCompliant)]
    [InlineData("s12c.e", 0, Cause.Unknown)]
    [InlineData("n4c.64", 14393, Cause.DotNetDefault)]
    [InlineData("n4c.64", 0, Cause.DotNetDefault)]
    public void Missing_value_has_the_meaning_of_the_Windows_version(string setting, int build, Cause cause) =>
        Assert.Equal([cause], Of((A.Report() with { WindowsBuild = build }).WithValue(setting, A.Absent)));

    [Theory]
    [InlineData("s12c.e")]
    [InlineData("n4c.64")]
    public void A_value_that_could_not_be_read_points_to_nothing(string setting) =>
        Assert.Equal([Cause.Unknown], Of(A.Report().WithValue(setting, A.Unreadable)));

    [Fact]
    public void A_text_where_a_number_belongs_is_wrong() =>
        Assert.Equal(
            [Cause.SchannelOff],
            Of(A.Report().WithValue("s12c.e", new RegistryFact.Present(RegistryKind.String, "1")))
        );

    [Theory]
    [InlineData(0xA0u, 14393, Cause.WinHttpOverride)]
    [InlineData(0xAA0u, 14393, Cause.AlreadyCompliant)]
    [InlineData(null, 14393, Cause.AlreadyCompliant)]
    [InlineData(null, 9200, Cause.WinHttpOverride)]
    [InlineData(null, 0, Cause.AlreadyCompliant)]
    public void WinHTTP_protocols_without_TLS_1_2_are_a_cause(uint? value, int build, Cause cause)
    {
        var fact = value is { } number ? A.Dword(number) : A.Absent;
        var report = A.Report() with { WindowsBuild = build };

        Assert.Equal([cause], Of(report with { Values = [.. report.Values, new ValueFacts("wh.64", fact, fact)] }));
    }

    [Fact]
    public void Causes_are_derived_from_the_values_before_the_repair() =>
        Assert.Equal([Cause.DotNetDefault], Of(A.RepairReport()));

    [Fact]
    public void Several_causes_are_listed_in_a_fixed_order_with_their_values() =>
        Assert.Equal(
            [
                new LikelyCause(Cause.SchannelOff, "s12c.e was 0, s12c.d was 1."),
                new LikelyCause(Cause.DotNetDefault, "n4c.32 was absent."),
                new LikelyCause(Cause.Fips, @"FipsAlgorithmPolicy\Enabled is 1."),
            ],
            CauseEvaluator.Evaluate(
                A.Suspect(),
                (A.Report() with { FipsPolicy = A.Dword(1) })
                    .WithValue("n4c.32", A.Absent)
                    .WithValue("s12c.d", A.Dword(1))
                    .WithValue("s12c.e", A.Dword(0)),
                new SweepPolicy(),
                A.Noon
            )
        );

    [Fact]
    public void Only_a_FIPS_mode_that_is_on_counts()
    {
        Assert.Equal([Cause.AlreadyCompliant], Of(A.Report() with { FipsPolicy = A.Dword(0) }));
        Assert.Equal([Cause.AlreadyCompliant], Of(A.Report() with { FipsPolicy = A.Unreadable }));
        Assert.Equal(
            [Cause.AlreadyCompliant],
            Of(A.Report() with { FipsPolicy = new RegistryFact.Present(RegistryKind.String, "1") })
        );
    }

    [Fact]
    public void Values_that_were_right_and_are_wrong_again_have_an_owner()
    {
        var entry = A.Entry() with { BaselineMetAt = A.Noon.AddDays(-9) };
        var report = A.Report().WithValue("s12c.e", A.Dword(0));

        Assert.Equal([Cause.SchannelOff, Cause.PolicyManaged], Of(report, entry: entry));
        Assert.Equal([Cause.PolicyManaged], Of(A.Report().WithValue("s12s.e", A.Dword(0)), entry: entry));
        Assert.Equal([Cause.SchannelOff], Of(report, entry: A.Entry()));
        Assert.Equal([Cause.Unknown], Of(A.Report().WithValue("s12c.e", A.Unreadable), entry: entry));
    }

    [Fact]
    public void Cipher_suite_policy_is_a_cause_if_no_value_explains_the_traffic()
    {
        var ordered = A.Report() with
        {
            CipherOrderPolicy = new RegistryFact.Present(RegistryKind.String, "TLS_RSA_WITH_RC4_128_SH"),
        };

        Assert.Equal([Cause.PolicyManaged], Of(ordered));
        Assert.Equal([Cause.DotNetDefault], Of(ordered.WithValue("n4c.64", A.Absent)));
        Assert.Equal(
            [Cause.AlreadyCompliant],
            Of(ordered with { CipherOrderPolicy = new RegistryFact.Present(RegistryKind.String, "") })
        );
    }

    [Fact]
    public void A_probe_that_fails_at_TLS_though_the_values_are_right_met_no_common_cipher_suite()
    {
        Assert.Equal([Cause.CipherMismatch], Of(A.Report() with { Probe = new ProbeFacts(Failed, Fine) }));
        Assert.Equal([Cause.CipherMismatch], Of(A.Report() with { Probe = new ProbeFacts(Fine, Failed) }));
        Assert.Equal(
            [Cause.DotNetDefault],
            Of((A.Report() with { Probe = new ProbeFacts(Failed, Failed) }).WithValue("n4c.64", A.Absent))
        );
        Assert.Equal(
            [Cause.AlreadyCompliant],
            Of(A.Report() with { Probe = new ProbeFacts(Fine, new ProbeResult.Failed(ProbeStage.Connect, "Refused")) })
        );
    }

    [Fact]
    public void A_refused_handshake_in_the_log_is_a_cipher_mismatch() =>
        Assert.Equal([Cause.CipherMismatch], Of(null, Says("Schannel 36874")));

    [Fact]
    public void Traffic_of_non_Schannel_clients_only_has_one_cause_whatever_the_registry_holds()
    {
        var cause = Assert.Single(
            CauseEvaluator.Evaluate(
                Suspect(Says("Java/1.7.0_80") with { Hits = 1 }),
                A.RepairReport(),
                new SweepPolicy(),
                A.Noon
            )
        );

        Assert.Equal(new LikelyCause(Cause.NonSchannelClient, "The log names 'Java/1.7.0_80' (Java)."), cause);
    }

    [Fact]
    public void Non_Schannel_clients_beside_other_programs_are_one_cause_of_several()
    {
        Assert.Equal(
            [Cause.DotNetDefault, Cause.NonSchannelClient],
            Of(A.RepairReport(), Says("Java/1.7.0_80", "agent/1.0"))
        );
        Assert.Equal([Cause.NonSchannelClient], Of(null, Says("", "Java/1.7.0_80")));
    }

    [Fact]
    public void Of_many_user_agents_a_few_are_quoted() =>
        Assert.Equal(
            "The log names 'Go-http-client/1.1' (Go), 'Java/1' (Java), 'Java/2' (Java) and 1 more.",
            Assert
                .Single(
                    CauseEvaluator.Evaluate(
                        Suspect(Says("Java/2", "Java/1", "Go-http-client/1.1", "Wget/1")),
                        null,
                        new SweepPolicy(),
                        A.Noon
                    )
                )
                .Because
        );

    [Fact]
    public void Too_few_connections_are_a_brief_fallback() =>
        Assert.Equal(
            new LikelyCause(
                Cause.TransientFallback,
                "The noise floor is not reached: 1 legacy connection of at least 5."
            ),
            Assert.Single(
                CauseEvaluator.Evaluate(Suspect(A.Finding() with { Hits = 1 }), null, new SweepPolicy(), A.Noon)
            )
        );

    [Fact]
    public void Legacy_traffic_after_the_restart_with_every_value_right_is_an_application_setting()
    {
        var finding = A.Finding();
        var entry = A.Entry() with
        {
            BaselineMetAt = A.Noon.AddDays(-9),
            RestartSeenAt = finding.LastSeen.AddTicks(-1),
        };

        Assert.Equal([Cause.NonSchannelClient], Of(A.Report(), finding, entry));
        Assert.Equal(
            [Cause.AlreadyCompliant],
            Of(A.Report(), finding, entry with { RestartSeenAt = finding.LastSeen })
        );
        Assert.Equal([Cause.AlreadyCompliant], Of(A.Report(), finding, entry with { RestartSeenAt = null }));
        Assert.Equal([Cause.AlreadyCompliant], Of(A.Report() with { RestartPending = true }, finding, entry));
    }

    [Theory]
    [InlineData(false, false, "Every value was right.")]
    [InlineData(
        true,
        false,
        "Every value was right, and nothing is newer than the restart that was seen at 2026-11-24 12:00 UTC."
    )]
    [InlineData(true, true, "Every value was right; the machine has not restarted since they were written.")]
    public void Compliant_machine_has_a_cause_that_explains_its_restart(
        bool isRestarted,
        bool isPending,
        string because
    )
    {
        var entry = A.Entry() with { RestartSeenAt = isRestarted ? A.Noon : null };
        var cause = Assert.Single(
            CauseEvaluator.Evaluate(
                Suspect(A.Finding(), entry),
                A.Report() with
                {
                    RestartPending = isPending,
                },
                new SweepPolicy(),
                A.Noon
            )
        );

        Assert.Equal(new LikelyCause(Cause.AlreadyCompliant, because), cause);
    }

    [Fact]
    public void A_report_that_lacks_a_value_is_not_fine() =>
        Assert.Equal([Cause.Unknown], Of(A.Report() with { Values = [.. A.Report().Values.Skip(1)] }));

    private static IEnumerable<Cause> Of(GuestReport? facts, Finding? finding = null, LedgerEntry? entry = null) =>
        CauseEvaluator
            .Evaluate(Suspect(finding ?? A.Finding(), entry), facts, new SweepPolicy(), A.Noon)
            .Select(likely => likely.Cause);

    private static PlanSubject Suspect(Finding finding, LedgerEntry? entry = null) =>
        new(A.Machine(), [finding], null, entry);

    private static Finding Says(params string[] evidence) => A.Finding() with { AllEvidence = evidence };
}
