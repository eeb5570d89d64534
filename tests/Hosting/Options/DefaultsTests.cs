using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.State;
using Hosting.Options;
using Microsoft.Extensions.Configuration;
using Remediation.Orders;
using Remediation.Policies;

namespace Hosting.Tests.Options;

/// <summary>What counts where nothing is said.</summary>
public sealed class DefaultsTests
{
    [Fact]
    public void The_least_that_an_app_needs_gives_the_careful_defaults()
    {
        var settings = Given.Accepted();
        var (policy, usual) = (settings.Sweeps.Policy, new SweepPolicy());

        Assert.Equal(usual.Baseline.Id, policy.Baseline.Id);
        Assert.Equal(usual, policy with { Baseline = usual.Baseline });
        Assert.Equal(usual.Mode, settings.Sweeps.Mode);
        Assert.Equal([Given.Subscription], settings.Sweeps.Subscriptions);
        Assert.Equal(OrderExecutionOptions.Default, settings.Orders);
        Assert.Equal(new AzureOptions(AzureEndpoints.Public, LogEndpoint.Public, "", IsInAzure: false), settings.Azure);
        Assert.Equal([new LogTarget.Workspace(Guid.Parse(Given.Workspace))], settings.Logs.Targets);
        Assert.Equal(TimeSpan.FromMinutes(3), settings.Logs.ServerTimeout);
        Assert.IsType<StateOptions.Development>(settings.State);
    }

    [Fact]
    public void Saying_the_defaults_aloud_changes_nothing()
    {
        var aloud = KnownSettings
            .All.Where(setting => setting.Default is not null)
            .Select(setting => (setting.Name, setting.Default))
            .ToArray();
        var (said, silent) = (Given.Accepted(aloud), Given.Accepted());

        Assert.Equal(silent.Sweeps.Policy, said.Sweeps.Policy with { Baseline = silent.Sweeps.Policy.Baseline });
        Assert.Equal(silent.Sweeps.Policy.Baseline.Id, said.Sweeps.Policy.Baseline.Id);
        Assert.Equal(
            (silent.Orders, silent.Azure, silent.Logs.ServerTimeout),
            (said.Orders, said.Azure, said.Logs.ServerTimeout)
        );
        Assert.True(aloud.Length > 15);
    }

    [Fact]
    public void A_sweep_is_asked_for_by_environment_variables_as_by_anything_else()
    {
        const string Prefix = "TLS_SETTINGS_TEST_";
        (string Name, string? Value)[] variables =
        [
            .. Given.Least.Select(pair => (pair.Key, pair.Value)),
            ("Sweep:Mode", "Repair"),
            ("Orders:MaxConcurrency", "3"),
        ];
        try
        {
            foreach (var (name, value) in variables)
            {
                Environment.SetEnvironmentVariable(Prefix + name.Replace(":", "__", StringComparison.Ordinal), value);
            }

            var reading = AppOptionsReader.Read(new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build());

            var settings = Assert.IsType<AppOptionsReading.Read>(reading).Settings;
            Assert.Equal((SweepMode.Repair, 3), (settings.Sweeps.Mode, settings.Orders.MaxConcurrency));
        }
        finally
        {
            foreach (var (name, _) in variables)
            {
                Environment.SetEnvironmentVariable(Prefix + name.Replace(":", "__", StringComparison.Ordinal), null);
            }
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:41056/msi/token", true)]
    public void Identity_endpoint_of_the_platform_marks_an_app_in_Azure(string? endpoint, bool isInAzure) =>
        Assert.Equal(isInAzure, Given.Accepted(("IDENTITY_ENDPOINT", endpoint)).Azure.IsInAzure);
}
