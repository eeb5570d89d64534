using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Planning;

public class EligibilityTests
{
    private static readonly TagSet Unreadable = new TagSet.Unreadable();

    [Fact]
    public void A_running_Windows_VM_without_the_tag_may_be_contacted() => Assert.Null(Refuse(A.Machine()));

    [Theory]
    [InlineData("include")]
    [InlineData(" Include ")]
    public void The_word_include_does_not_opt_out(string value) =>
        Assert.Null(Refuse(A.Machine() with { Tags = A.Tag("tlsREMEDIATION", value) }));

    [Theory]
    [InlineData("exclude")]
    [InlineData("")]
    [InlineData("inclde")]
    [InlineData("true")]
    public void Any_other_value_of_the_tag_opts_out(string value) =>
        AssertRefused(
            "TLS301",
            $"Tag TlsRemediation is '{value}'.",
            A.Machine() with
            {
                Tags = A.Tag("TLSRemediation", value),
            }
        );

    [Fact]
    public void Unrelated_tag_does_not_change_eligibility() =>
        Assert.Null(Refuse(A.Machine() with { Tags = A.Tag("env", "exclude") }));

    [Fact]
    public void The_tags_name_is_the_policys() =>
        Assert.Equal(
            "Tag Hands is 'off'.",
            Eligibility
                .FindRefusal(A.Machine() with { Tags = A.Tag("hands", "off") }, A.Policy() with { OptOutTag = "Hands" })
                ?.Detail
        );

    [Fact]
    public void Tags_that_cannot_be_read_refuse_before_anything_else() =>
        AssertRefused(
            "TLS302",
            Remediation.Reasons.ReasonCodes.TagsUnreadable.Meaning,
            A.Machine() with
            {
                Tags = Unreadable,
                Os = OsFamily.Linux,
                Power = PowerState.NotRunning,
            }
        );

    [Theory]
    [InlineData(OsFamily.Linux)]
    [InlineData(OsFamily.Unknown)]
    public void Only_what_is_known_to_be_Windows_is_contacted(OsFamily os) =>
        AssertRefused("TLS303", $"The inventory says {os}.", A.Machine() with { Os = os });

    [Theory]
    [InlineData(PowerState.NotRunning)]
    [InlineData(PowerState.Unknown)]
    public void Only_what_is_known_to_run_is_contacted(PowerState power) =>
        AssertRefused("TLS304", $"Its power state is {power}.", A.Machine() with { Power = power });

    [Theory]
    [InlineData("rg", "", true)]
    [InlineData("rg,other", "", true)]
    [InlineData("other", "", false)]
    [InlineData("", "rg", false)]
    [InlineData("rg", "rg", false)]
    [InlineData("", "other", true)]
    public void Only_resource_groups_within_the_scope_are_contacted(string within, string without, bool may)
    {
        var scope = new FleetScope
        {
            ResourceGroups = within.Split(',', StringSplitOptions.RemoveEmptyEntries),
            ExcludedResourceGroups = without.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        Assert.Equal(
            may ? null : "TLS318",
            Eligibility.FindRefusal(A.Machine(), A.Policy() with { Scope = scope })?.Code.Id
        );
    }

    [Theory]
    [InlineData("env", "Prod", null)]
    [InlineData("env", "test", "TLS318")]
    [InlineData("other", "prod", "TLS318")]
    public void A_tag_that_is_required_must_be_there_with_its_value(string name, string value, string? refusal)
    {
        var scope = new FleetScope { RequiredTag = KeyValuePair.Create("ENV", "prod") };

        Assert.Equal(
            refusal,
            Eligibility
                .FindRefusal(A.Machine() with { Tags = A.Tag(name, value) }, A.Policy() with { Scope = scope })
                ?.Code.Id
        );
        Assert.Equal(
            "TLS302",
            Eligibility.FindRefusal(A.Machine() with { Tags = Unreadable }, A.Policy() with { Scope = scope })?.Code.Id
        );
    }

    [Fact]
    public void Every_kind_of_machine_may_be_contacted() =>
        Assert.All<Machine>(
            new Machine[] { A.Machine(), A.ScaleSetVm(), A.ArcServer() },
            machine => Assert.Null(Refuse(machine))
        );

    [Fact]
    public void An_opt_out_is_named_before_the_system_and_the_system_before_the_power_state()
    {
        AssertRefused(
            "TLS301",
            "Tag TlsRemediation is 'no'.",
            A.ArcServer() with
            {
                Tags = A.Tag("TlsRemediation", "no"),
                Os = OsFamily.Linux,
            }
        );
        AssertRefused(
            "TLS303",
            "The inventory says Linux.",
            A.ArcServer() with
            {
                Os = OsFamily.Linux,
                Power = PowerState.NotRunning,
            }
        );
        AssertRefused("TLS304", "Its power state is NotRunning.", A.ArcServer() with { Power = PowerState.NotRunning });
    }

    [Theory]
    [InlineData("include", "exclude", "exclude")]
    [InlineData("exclude", "include", "exclude")]
    [InlineData(null, "no", "no")]
    [InlineData("no", null, "no")]
    [InlineData("include", "include", null)]
    [InlineData(null, "include", null)]
    [InlineData(null, null, null)]
    public void An_opt_out_of_the_scale_set_counts_like_its_instances_own(string? own, string? sets, string? refused)
    {
        var tags = new TagSet.Readable(Tag("TlsRemediation", own)) { Inherited = Tag("tlsremediation", sets) };
        Assert.Equal(
            refused is null ? null : $"Tag TlsRemediation is '{refused}'.",
            Refuse(A.ScaleSetVm() with { Tags = tags })?.Detail
        );
    }

    private static Dictionary<string, string> Tag(string name, string? value) =>
        value is null ? [] : new() { [name] = value };

    private static Remediation.Reasons.Reason? Refuse(Machine machine) => Eligibility.FindRefusal(machine, A.Policy());

    private static void AssertRefused(string code, string detail, Machine machine) =>
        Assert.Equal((code, detail), (Refuse(machine)?.Code.Id, Refuse(machine)?.Detail));
}
