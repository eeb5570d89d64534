using Azure.Core.Pipeline;
using Cloud.ConnectionLogs;
using Cloud.Settings;
using Doors;
using Doors.Callers;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Cloud.Tests.Settings;

/// <summary>The product as the Function app composes it, but for the log client.</summary>
internal static class Composed
{
    public static ServiceProvider From(AppSettings settings, HttpPipelineTransport? transport = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        services.AddCloud(settings).AddDoors();
        if (transport is not null)
        {
            services.AddSingleton(transport);
        }

        services.AddSingleton(Mock.Of<ILogQuery>());
        services.AddSingleton<CallerCheck>(new CallerCheck.DeveloperOnly());
        services.AddSingleton<NewSweepId>(_ => () => "http-1");
        services.AddHostedService<StatePreparation>();
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
    }
}
