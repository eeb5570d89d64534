using System.Security.Cryptography;
using Api;
using Api.Authorization;
using Api.Endpoints;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.ConnectionLogs;
using FunctionApp.Logs;
using Hosting;
using Hosting.Options;
using Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Composition;

/// <summary>Composition of the deployable.</summary>
internal static class FunctionAppServiceCollectionExtensions
{
    /// <summary>Adds the whole product.</summary>
    /// <exception cref="InvalidOperationException">
    /// Settings are wrong; the message names all that are, and how to mend them.
    /// </exception>
    public static void AddFunctionApp(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AppOptionsReader.Read(configuration) switch
        {
            AppOptionsReading.Read read => read.Settings,
            AppOptionsReading.Refused refused => throw new InvalidOperationException(refused.Text),
            _ => throw new InvalidOperationException("The settings could not be read."),
        };
        services.AddTlsRemediation(settings);
        services.AddApi();
        services.AddSingleton(CallerAuthentication.FromEnvironment(Environment.GetEnvironmentVariable));
        services.AddSingleton<NewSweepId>(_ => () => "http-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
        services.AddHostedService<StatePreparation>();
        services.AddTelemetry(configuration, settings);
        services.AddSingleton<ILogQuery>(provider => new MonitorLogQuery(
            settings.Azure.LogEndpoint,
            provider.GetRequiredService<TokenCredential>(),
            settings.Logs.ServerTimeout,
            provider.GetService<HttpPipelineTransport>()
        ));
    }
}
