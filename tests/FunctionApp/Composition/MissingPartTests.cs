using Cloud.ConnectionLogs;
using FunctionApp.Composition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Remediation.Safety;
using Remediation.Sweeps;

namespace FunctionApp.Tests.Composition;

/// <summary>An app without a required part does not start and names the part.</summary>
[Collection(nameof(WholeProcess))]
public sealed class MissingPartTests
{
    private static readonly KeyValuePair<string, string>[] Settings =
    [
        new("Sweep__Schedule", "0 0 */6 * * *"),
        new("Sweep__Subscriptions", "00000000-0000-0000-0000-000000000001"),
        new("Logs__Workspaces", "00000000-0000-0000-0000-000000000002"),
        new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
    ];

    [Theory]
    [InlineData(typeof(ILogQuery))]
    [InlineData(typeof(IKillSwitch))]
    [InlineData(typeof(ISweepQueue))]
    public async Task App_without_a_required_part_does_not_start_and_names_the_part_in_one_message(Type part)
    {
        var builder = AppScene.NewBuilder(Settings);
        builder.Services.RemoveAll(part);
        using var app = builder.Build();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.StartAsync(TestContext.Current.CancellationToken)
        );

        Assert.StartsWith(
            "The app does not start, because it could not sweep.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(part.FullName!, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_comes_before_anything_else_that_the_app_starts() =>
        Assert.IsType<CompositionCheck>(
            AppScene
                .NewBuilder(Settings)
                .Build()
                .Services.GetServices<IHostedService>()
                .OfType<IHostedLifecycleService>()
                .First()
        );
}
