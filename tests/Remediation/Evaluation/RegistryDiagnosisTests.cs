using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Evaluation;

public class RegistryDiagnosisTests
{
    private const string Off = "The TLS 1.2 client is switched off (Enabled=0).";
    private const string ByDefault = "The TLS 1.2 client is disabled by default.";
    private const string AllOnes = "0xFFFFFFFF counts as on and was left alone.";
    private const string DotNet = ".NET Framework applications fall back to their own old defaults.";
    private const string OldWindows = "This Windows has TLS 1.2 off until the registry turns it on.";
    private const string Article =
        "Set by hand as a widespread table prints it: the TLS 1.2 client is off and the server half disabled.";
    private const string Stray = "A stray key SOFTWARE\\Microsoft.NETFramework exists; nothing reads it.";

    [Fact]
    public void Right_values_need_no_explanation() => Assert.Empty(RegistryDiagnosis.Explain(A.Report()));

    [Fact]
    public void A_script_that_read_nothing_explains_nothing() =>
        Assert.Empty(RegistryDiagnosis.Explain(A.Report() with { Values = [] }));

    [Fact]
    public void The_articles_mistakes_are_recognised()
    {
        var report = Set(
            ("s12c.e", A.Dword(0)),
            ("s12c.d", A.Dword(0)),
            ("s12s.e", A.Dword(1)),
            ("s12s.d", A.Dword(1))
        );

        Assert.Equal([Article, Off], RegistryDiagnosis.Explain(report));
        Assert.Equal([$"{Article} {Stray}", Off], RegistryDiagnosis.Explain(report with { StrayKey = true }));
    }

    [Theory]
    [InlineData("s12c.e", 1u)]
    [InlineData("s12c.d", 1u)]
    [InlineData("s12s.e", 0u)]
    [InlineData("s12s.d", 0u)]
    public void Three_of_the_articles_four_values_are_not_the_article(string setting, uint number)
    {
        var report = Set(
            ("s12c.e", A.Dword(0)),
            ("s12c.d", A.Dword(0)),
            ("s12s.e", A.Dword(1)),
            ("s12s.d", A.Dword(1)),
            (setting, A.Dword(number))
        );

        Assert.DoesNotContain(Article, RegistryDiagnosis.Explain(report));
    }

    [Fact]
    public void Mistyped_key_of_the_article_is_the_only_diagnosis() =>
        Assert.Equal([Stray], RegistryDiagnosis.Explain(A.Report() with { StrayKey = true }));

    [Fact]
    public void Disabled_client_protocol_is_diagnosed()
    {
        Assert.Equal([Off], RegistryDiagnosis.Explain(Set(("s12c.e", A.Dword(0)))));
        Assert.Equal([Off], RegistryDiagnosis.Explain(Set(("s12c.e", A.Dword(0)), ("s12c.d", A.Dword(1)))));
        Assert.Equal([ByDefault], RegistryDiagnosis.Explain(Set(("s12c.d", A.Dword(1)))));
    }

    [Theory]
    [InlineData(7601, true)]
    [InlineData(9199, true)]
    [InlineData(9200, false)]
    [InlineData(0, false)]
    public void Old_Windows_without_values_is_diagnosed(int build, bool told)
    {
        var explained = RegistryDiagnosis.Explain(Set(("s12c.e", A.Absent)) with { WindowsBuild = build });

        Assert.Equal(told ? [OldWindows] : [], explained);
    }

    [Fact]
    public void Working_values_of_old_guidance_are_diagnosed() =>
        Assert.Equal([AllOnes], RegistryDiagnosis.Explain(Set(("s12s.e", A.Dword(uint.MaxValue)))));

    [Fact]
    public void The_same_number_where_zero_belongs_is_not_called_left_alone() =>
        Assert.Equal([ByDefault], RegistryDiagnosis.Explain(Set(("s12c.d", A.Dword(uint.MaxValue)))));

    [Fact]
    public void Value_of_the_wrong_kind_is_diagnosed_by_name() =>
        Assert.Equal(
            ["s12s.e is REG_SZ \"1\" where a DWORD belongs, so Windows does not read it as meant."],
            RegistryDiagnosis.Explain(Set(("s12s.e", new RegistryFact.Present(RegistryKind.String, "1"))))
        );

    [Theory]
    [InlineData("n4c.64")]
    [InlineData("n4d.32")]
    public void Dot_NET_without_its_values_is_diagnosed(string setting)
    {
        Assert.Equal([DotNet], RegistryDiagnosis.Explain(Set((setting, A.Absent))));
        Assert.Equal([DotNet], RegistryDiagnosis.Explain(Set((setting, A.Dword(0)))));
        Assert.Equal([DotNet], RegistryDiagnosis.Explain(Set((setting, A.Unreadable))));
    }

    [Fact]
    public void What_was_there_before_is_explained_not_what_is_there_now() =>
        Assert.Equal([DotNet], RegistryDiagnosis.Explain(A.RepairReport()));

    private static GuestReport Set(params (string Setting, RegistryFact Fact)[] values) =>
        values.Aggregate(A.Report(), (report, value) => report.WithValue(value.Setting, value.Fact));
}
