using Cloud.State;
using Hosting.Options;
using Remediation.Policies;

namespace Infra.Tests;

/// <summary>
/// Template and product speak of the same settings, and the product starts on what the template gives.
/// </summary>
public sealed class SettingsTests
{
    private const string OtherCloud = "Flex Consumption, and so this template, is for the public cloud";
    private const string ByName = "the account is named by accountName, which is enough in the public cloud";

    /// <summary>Settings that no app setting of the template is for, and why.</summary>
    private static readonly Dictionary<string, string> Never = new()
    {
        ["AzureWebJobsStorage"] = "a development store on a developer's machine only",
        ["AzureWebJobsStorage:queueServiceUri"] = ByName,
        ["AzureWebJobsStorage:tableServiceUri"] = ByName,
        ["AzureWebJobsStorage:blobServiceUri"] = ByName,
        ["Azure:Cloud"] = OtherCloud,
        ["Azure:ArmEndpoint"] = OtherCloud,
        ["Azure:ArmAudience"] = OtherCloud,
        ["Azure:LogsEndpoint"] = OtherCloud,
        ["Azure:LogsAudience"] = OtherCloud,
    };

    /// <summary>Settings that are there whatever the options say.</summary>
    private static readonly string[] Always =
    [
        "Sweep:Mode",
        "Sweep:Schedule",
        "Sweep:Subscriptions",
        "Logs:Workspaces",
        "Azure:ClientId",
        "AzureWebJobsStorage:accountName",
        "AzureWebJobsStorage:credential",
        "AzureWebJobsStorage:clientId",
    ];

    [Theory]
    [InlineData("reader", SweepMode.Report)]
    [InlineData("inspector", SweepMode.Inspect)]
    [InlineData("repairer", SweepMode.Repair)]
    public async Task The_product_starts_on_the_least_deployment_of_each_role(string role, SweepMode mode)
    {
        // Reader is the default.
        var settings = AppSettingValues.Accepted(
            role == "reader" ? await Deployment.OfAsync() : await Deployment.OfAsync($"param role = '{role}'")
        );

        Assert.Equal((mode, true), (settings.Sweeps.Mode, settings.Azure.IsInAzure));
        Assert.Equal([Snapshot.Subscription], settings.Sweeps.Subscriptions);
        Assert.Equal(new SweepPolicy(), settings.Sweeps.Policy with { Baseline = new SweepPolicy().Baseline });
        Assert.Single(settings.Logs.Targets);
        Assert.IsType<StateOptions.Account>(settings.State);
        Assert.NotEmpty(settings.Azure.ClientId);
    }

    [Fact]
    public async Task Deployment_without_a_mode_uses_the_default_mode_of_the_product()
    {
        var settings = AppSettingValues.Accepted(await Deployment.OfAsync());

        Assert.Equal(Setting("Sweep:Mode").Default, $"{settings.Sweeps.Mode}");
    }

    [Fact]
    public async Task The_product_starts_on_the_richest_deployment()
    {
        var settings = AppSettingValues.Accepted(await Deployment.RichAsync());

        Assert.Equal(2, settings.Logs.Targets.Count);
        Assert.Equal(2, settings.Sweeps.Subscriptions.Count);
    }

    [Fact]
    public async Task Without_options_only_the_least_is_set_and_nothing_is_blank()
    {
        var deployment = await Deployment.OfAsync();

        Assert.Equal(Names(Always), AppSettingValues.ProductNames(deployment).Order());
        Assert.DoesNotContain(AppSettingValues.Of(deployment), setting => string.IsNullOrWhiteSpace(setting.Value));
    }

    [Fact]
    public async Task Every_setting_that_makes_sense_in_Azure_has_exactly_one_app_setting_and_the_other_way_round()
    {
        var given = AppSettingValues.ProductNames(await AllOptionsAsync()).Order();

        Assert.Equal(Names(KnownSettings.All.Select(setting => setting.Name).Except(Never.Keys)), given);
    }

    [Fact]
    public void Every_exception_is_still_a_setting_and_not_an_option_too()
    {
        Assert.All(Never.Keys, name => Assert.Contains(KnownSettings.All, setting => setting.Name == name));
        Assert.Empty(Never.Keys.Intersect([.. Always, .. OptionCase.All.Select(one => one.Name)]));
    }

    [Fact]
    public async Task Each_option_sets_its_own_app_setting_to_a_value_that_the_product_accepts()
    {
        var deployment = await AllOptionsAsync();
        var values = AppSettingValues.Of(deployment).ToDictionary();

        Assert.All(OptionCase.All, one => Assert.Equal(one.Becomes, values[Setting(one.Name).VariableName]));
        Assert.IsType<AppOptionsReading.Read>(AppSettingValues.Read(deployment));
    }

    [Fact]
    public async Task An_empty_list_is_the_same_as_none() =>
        Assert.Equal(
            AppSettingValues.Of(await Deployment.OfAsync()),
            AppSettingValues.Of(
                await Deployment.OfAsync(
                    "param options = { sweep: { resourceGroups: [], baselineParts: [] }, logs: { customQueries: "
                        + "{}, resources: [] } }"
                )
            )
        );

    [Theory]
    [InlineData("reader", "Inspect")]
    [InlineData("inspector", "Repair")]
    public async Task A_mode_beyond_the_role_is_not_deployed(string role, string mode)
    {
        var run = await Deployment.RunAsync(
            $"param role = '{role}'",
            $"param options = {{ sweep: {{ mode: '{mode}' }} }}"
        );

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(
            $"options.sweep.mode is {mode}, which the role {role} does not allow",
            run.Diagnostics,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mode_below_the_role_is_taken()
    {
        var settings = AppSettingValues.Accepted(
            await Deployment.OfAsync("param role = 'repairer'", "param options = { sweep: { mode: 'Report' } }")
        );

        Assert.Equal(SweepMode.Report, settings.Sweeps.Mode);
    }

    private static Task<Deployment> AllOptionsAsync() => Deployment.OfAsync(OptionCase.Parameter);

    private static IEnumerable<string> Names(IEnumerable<string> settings) =>
        settings.Select(name => Setting(name).VariableName).Order();

    private static Setting Setting(string name) => KnownSettings.All.Single(setting => setting.Name == name);
}
