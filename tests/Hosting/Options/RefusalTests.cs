using CsCheck;
using Hosting.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Hosting.Tests.Options;

/// <summary>How settings are refused: all at once, by name, with the way out, and without repeating a secret.</summary>
public sealed class RefusalTests
{
    // Each may disagree with another one that is right by itself.
    private static readonly string[] Partners = ["Orders:PollInterval", "Sweep:RestartWindow", "Sweep:MinimumDays"];

    private const string Key = "bm90LWEtcmVhbC1rZXktYnV0LWl0LWxvb2tzLWxpa2Utb25lLWJlY2F1c2UtaXQtaXMtbG9uZw==";

    // The three ways to name the storage exclude each other, so a configuration in which everything is wrong is three.
    private static readonly string[][] Ways =
    [
        ["AzureWebJobsStorage"],
        ["AzureWebJobsStorage:accountName"],
        [
            "AzureWebJobsStorage:queueServiceUri",
            "AzureWebJobsStorage:tableServiceUri",
            "AzureWebJobsStorage:blobServiceUri",
        ],
    ];

    public static TheoryData<string> Secrets =>
        [
            Key,
            "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=" + Key + ";EndpointSuffix=core.windows.net",
            "BlobEndpoint=https://prod.blob.core.windows.net/;SharedAccessSignature=sv=2024&sig=" + Key,
            "https://prod.queue.core.windows.net/?sv=2024&sig=" + Key,
            "AccountKey=" + Key,
            Key + ";" + Key,
        ];

    [Fact]
    public void All_wrong_settings_are_reported_at_once_by_name()
    {
        var told = new HashSet<string>();
        foreach (var way in Ways)
        {
            var wrong = SettingCase
                .All.Values.Where(one => way.Contains(one.Name) || !Ways.Any(other => other.Contains(one.Name)))
                .Select(one => KeyValuePair.Create(one.Name, (string?)one.Bad.First(bad => bad.Length > 0)));

            var refused = Assert.IsType<AppOptionsReading.Refused>(Given.Read(wrong));

            Assert.All(wrong, pair => Assert.Contains(refused.Errors, error => error.Name == pair.Key));
            Assert.Equal(refused.Errors.Count + 1, refused.Text.Split('\n').Length);
            Assert.StartsWith(
                $"{refused.Errors.Count} of the app's settings are wrong; docs/settings.md explains them all.",
                refused.Text
            );
            told.UnionWith(refused.Errors.Select(error => error.Name));
        }

        Assert.Equal(KnownSettings.All.Select(setting => setting.Name).Order(), told.Order());
    }

    [Fact]
    public void Nothing_at_all_misses_what_is_needed_and_nothing_else() =>
        Assert.Equal(
            ["Sweep:Schedule", "Sweep:Subscriptions", "Logs:Workspaces", "AzureWebJobsStorage"],
            Assert.IsType<AppOptionsReading.Refused>(Given.Read([])).Errors.Select(error => error.Name)
        );

    [Theory]
    [InlineData("Sweep:Mod", "Sweep__Mod")]
    [InlineData("Azure:Foo", "Azure__Foo")]
    [InlineData("Orders:ScriptTimeout:Seconds", "Orders__ScriptTimeout__Seconds")]
    [InlineData("Sweep:Subscriptions:0", "Sweep__Subscriptions__0")]
    [InlineData("Logs", "Logs")]
    [InlineData("sweep:mode2", "sweep__mode2")]
    public void A_name_in_our_sections_that_is_not_a_setting_is_refused(string name, string spelled)
    {
        var error = Assert.Single(Given.Refused((name, "x")));
        Assert.StartsWith($"{spelled} is not a setting", error.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name, error.Name, ignoreCase: true);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:tenantId")]
    [InlineData("AzureWebJobsFeatureFlags")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("AzureFunctionsJobHost:functionTimeout")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("AZURE_CLIENT_ID")]
    [InlineData("APPSETTING_Sweep:Mod")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("SweepX:Mode")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    public void Names_elsewhere_are_none_of_our_business(string name) => Assert.NotNull(Given.Accepted((name, "x")));

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_in_whichever_setting_is_never_repeated(string secret)
    {
        foreach (var name in SettingCase.All.Keys)
        {
            var text =
                (
                    Given.Read(Given.With([.. SettingCase.All[name].With, (name, secret)])) as AppOptionsReading.Refused
                )?.Text
                ?? "";
            Assert.True(text.Length > 0 || name == "Sweep:OptOutTag", name);
            Assert.DoesNotContain(Key[..12], text);
            Assert.DoesNotContain("prod", text);
        }
    }

    [Fact]
    public void A_long_or_many_lined_value_is_quoted_short_and_on_one_line()
    {
        var error = Assert.Single(Given.Refused(("Sweep:Mode", "a\nb\r" + new string('x', 5000))));
        Assert.True(error.Detail.Length < 200, error.Detail);
        Assert.DoesNotContain(error.Detail, char.IsControl);
    }

    [Fact]
    public void Arbitrary_settings_are_refused_or_compose()
    {
        var names = Gen.OneOf(
            Gen.OneOf([.. SettingCase.All.Keys]),
            Gen.OneOf("Sweep:Mod", "Azure", "IDENTITY_ENDPOINT", "Other:Thing")
        );
        var values = Gen.OneOf(
            Gen.OneOf([
                .. SettingCase
                    .All.Values.SelectMany(one => one.Good.Select(good => good.Text).Concat(one.Bad))
                    .Distinct(),
            ]),
            Gen.String
        );
        Gen.Select(names, values)
            .Array[0, 12]
            .Sample(changes => Check([.. changes.Select(change => (change.Item1, (string?)change.Item2))]));
    }

    [Fact]
    public void Individually_valid_settings_are_valid_together_or_refused_as_contradictory()
    {
        var fine = Gen.OneOf([
                .. SettingCase.All.Values.Where(one =>
                    !one.Name.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal)
                ),
            ])
            .SelectMany(one => Gen.OneOf(one.Good).Select(good => (one.Name, (string?)good.Text)));
        fine.Array[0, 12]
            .Sample(changes =>
            {
                if (Check(changes) is { } refused)
                {
                    Assert.All(refused.Errors, error => Assert.Contains(error.Name, Partners));
                }
            });
    }

    [Fact]
    public void A_restart_delay_that_fills_the_window_is_refused_at_the_window()
    {
        Assert.Null(Check([("Sweep:RestartWindow", "Sat 02:00-02:31"), ("Sweep:RestartDelay", "00:30:00")]));
        var refused = Check([("Sweep:RestartWindow", "Sat 02:00-02:30"), ("Sweep:RestartDelay", "00:30:00")]);
        Assert.Equal("Sweep:RestartWindow", Assert.Single(refused!.Errors).Name);
    }

    private static AppOptionsReading.Refused? Check((string Name, string? Value)[] changes)
    {
        var reading = Given.Read(Given.With(changes));
        if (reading is AppOptionsReading.Refused refused)
        {
            Assert.NotEmpty(refused.Errors);
            Assert.All(
                refused.Errors,
                error =>
                    Assert.Contains(
                        error.Name.Replace(":", "__", StringComparison.Ordinal),
                        error.Detail,
                        StringComparison.OrdinalIgnoreCase
                    )
            );
            return refused;
        }

        var settings = Assert.IsType<AppOptionsReading.Read>(reading).Settings;
        Assert.NotEmpty(settings.Sweeps.Subscriptions);
        Assert.NotEmpty(settings.Logs.Targets);
        Assert.NotEmpty(settings.Sweeps.Policy.Baseline.Settings);
        Assert.True(settings.Orders.PollInterval < settings.Orders.PollTimeout);
        using var services = Composed.From(settings);
        Assert.NotNull(services.GetRequiredService<Remediation.Sweeps.Running.SweepMessageHandler>());
        return null;
    }
}
