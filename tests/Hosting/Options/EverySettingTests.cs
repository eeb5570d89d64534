using Hosting.Options;

namespace Hosting.Tests.Options;

/// <summary>Every setting at the edges of what it takes.</summary>
public sealed class EverySettingTests
{
    public static TheoryData<string> Names => [.. KnownSettings.All.Select(setting => setting.Name)];

    [Fact]
    public void Every_setting_has_a_case_and_every_case_a_setting() =>
        Assert.Equal(KnownSettings.All.Select(setting => setting.Name).Order(), SettingCase.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_within_range_is_accepted_and_reaches_its_option(string name)
    {
        var one = SettingCase.All[name];

        Assert.All(
            one.Good,
            good => Assert.Equal(good.Becomes, one.Reads(Given.Accepted([.. one.With, (name, good.Text)])))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_out_of_range_is_refused_once_by_setting_name(string name)
    {
        var one = SettingCase.All[name];

        Assert.All(
            one.Bad,
            bad =>
            {
                var errors = Given.Refused([.. one.With, (name, bad)]);
                Assert.All(errors, error => Assert.Equal(name, error.Name));
                Assert.All(
                    errors,
                    error =>
                        Assert.Contains(
                            KnownSettings.All.Single(setting => setting.Name == name).VariableName,
                            error.Detail
                        )
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Blanks_around_a_value_and_the_case_of_a_name_mean_nothing(string name)
    {
        var one = SettingCase.All[name];
        var good = one.Good[0];

        Assert.Equal(
            good.Becomes,
            one.Reads(Given.Accepted([.. one.With, (name, null), (name.ToUpperInvariant(), $"  {good.Text}\t")]))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void App_without_a_required_setting_does_not_start(string name)
    {
        var setting = KnownSettings.All.Single(one => one.Name == name);
        var reading = Given.Read(Given.With((name, " ")));

        // One of two ways to name logs, and one of three to name the storage, must be there; no single one of them.
        var isOneOfSeveral = name is "Logs:Workspaces" or "AzureWebJobsStorage";
        Assert.Equal(setting.IsRequired || isOneOfSeveral, reading is AppOptionsReading.Refused);
    }

    [Fact]
    public void No_setting_is_listed_twice_and_none_without_a_meaning()
    {
        Assert.Distinct(KnownSettings.All.Select(setting => setting.Name), StringComparer.OrdinalIgnoreCase);
        Assert.All(KnownSettings.All, setting => Assert.EndsWith(".", setting.Meaning));
        Assert.All(KnownSettings.All, setting => Assert.False(setting.IsRequired && setting.Default is not null));
    }
}
