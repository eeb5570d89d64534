using Remediation.Baseline;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Baseline;

public class RegistryRuleTests
{
    private static readonly RegistryRule Bits = new RegistryRule.HasBits(0x800, 0xAA0);

    public static TheoryData<RegistryRule, RegistryKind, string, bool> Cases =>
        new()
        {
            { new RegistryRule.On(), RegistryKind.Dword, "1", true },
            { new RegistryRule.On(), RegistryKind.Dword, "4294967295", true },
            { new RegistryRule.On(), RegistryKind.Dword, "0", false },
            { new RegistryRule.On(), RegistryKind.Dword, "", false },
            { new RegistryRule.On(), RegistryKind.Dword, "-1", false },
            { new RegistryRule.On(), RegistryKind.Dword, "4294967296", false },
            { new RegistryRule.On(), RegistryKind.String, "1", false },
            { new RegistryRule.On(), RegistryKind.Qword, "1", false },
            { new RegistryRule.Off(), RegistryKind.Dword, "0", true },
            { new RegistryRule.Off(), RegistryKind.Dword, "1", false },
            { new RegistryRule.Off(), RegistryKind.Dword, "x", false },
            { new RegistryRule.Off(), RegistryKind.String, "0", false },
            { Bits, RegistryKind.Dword, "2048", true },
            { Bits, RegistryKind.Dword, "10912", true },
            { Bits, RegistryKind.Dword, "8192", false },
            { Bits, RegistryKind.Dword, "0", false },
            { Bits, RegistryKind.Binary, "2048", false },
            { new RegistryRule.HasBits(0xA00, 0), RegistryKind.Dword, "2048", false },
            { new RegistryRule.HasBits(0xA00, 0), RegistryKind.Dword, "2560", true },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_is_met_by_the_right_number_in_a_DWORD_only(
        RegistryRule rule,
        RegistryKind kind,
        string data,
        bool expected
    ) => Assert.Equal(expected, rule.IsMetBy(new RegistryFact.Present(kind, data)));

    [Fact]
    public void Each_rule_has_a_name_and_writes_a_value_that_meets_the_rule()
    {
        Assert.Equal(("on", 1u), (new RegistryRule.On().Keyword, new RegistryRule.On().Write));
        Assert.Equal(("off", 0u), (new RegistryRule.Off().Keyword, new RegistryRule.Off().Write));
        Assert.Equal(("bits", 0xAA0u), (Bits.Keyword, Bits.Write));
    }

    [Theory]
    [InlineData(9200, 9199, false)]
    [InlineData(9200, 9200, true)]
    [InlineData(9200, 20348, true)]
    [InlineData(9200, 0, false)]
    [InlineData(null, 26100, false)]
    public void Absent_value_meets_the_rule_only_from_the_given_build_on(int? from, int build, bool expected)
    {
        var setting = TlsBaseline.Default.Settings[0] with { AbsentIsFineFromBuild = from };

        Assert.Equal(expected, setting.IsMetBy(A.Absent, build));
    }

    [Fact]
    public void An_unreadable_value_is_never_fine() =>
        Assert.All(TlsBaseline.Default.Settings, setting => Assert.False(setting.IsMetBy(A.Unreadable, 26100)));

    [Fact]
    public void A_present_value_is_judged_by_the_rule_whatever_the_build()
    {
        Assert.All(TlsBaseline.Default.Settings, setting => Assert.True(setting.IsMetBy(A.Right(setting), 0)));
        Assert.All(TlsBaseline.Default.Settings, setting => Assert.False(setting.IsMetBy(A.Wrong(setting), 26100)));
    }

    [Theory]
    [InlineData('d', RegistryKind.Dword, "REG_DWORD")]
    [InlineData('q', RegistryKind.Qword, "REG_QWORD")]
    [InlineData('s', RegistryKind.String, "REG_SZ")]
    [InlineData('x', RegistryKind.ExpandString, "REG_EXPAND_SZ")]
    [InlineData('m', RegistryKind.MultiString, "REG_MULTI_SZ")]
    [InlineData('b', RegistryKind.Binary, "REG_BINARY")]
    [InlineData('?', RegistryKind.Other, "other kind")]
    public void Kinds_have_a_letter_and_a_label(char letter, RegistryKind kind, string label)
    {
        Assert.Equal(kind, RegistryKinds.FromLetter(letter));
        Assert.Equal(label, kind.Label());
    }

    [Fact]
    public void Facts_read_well()
    {
        Assert.Equal("1", A.Dword(1).ToString());
        Assert.Equal("REG_SZ \"1\"", new RegistryFact.Present(RegistryKind.String, "1").ToString());
        Assert.Equal("absent", A.Absent.ToString());
        Assert.Equal("unreadable (SecurityException)", A.Unreadable.ToString());
    }
}
