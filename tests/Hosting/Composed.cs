using Api;
using Api.Authorization;
using Api.Endpoints;
using Azure.Core.Pipeline;
using Cloud.ConnectionLogs;
using Hosting.Options;
using Hosting.State;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Hosting.Tests;

/// <summary>The product as the Function app composes it, but for the log client.</summary>
internal static class Composed
{
    public static ServiceProvider From(AppOptions settings, HttpPipelineTransport? transport = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        services.AddTlsRemediation(settings).AddApi();
        if (transport is not null)
        {
            services.AddSingleton(transport);
        }

        services.AddSingleton(Mock.Of<ILogQuery>());
        services.AddSingleton<CallerAuthentication>(new CallerAuthentication.DeveloperOnly());
        services.AddSingleton<NewSweepId>(_ => () => "http-1");
        services.AddHostedService<StatePreparation>();
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
    }
}
