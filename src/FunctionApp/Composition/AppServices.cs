using System.Security.Cryptography;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.ConnectionLogs;
using Cloud.Settings;
using Doors;
using Doors.Callers;
using FunctionApp.Logs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Composition;

/// <summary>Composition of the deployable.</summary>
internal static class AppServices
{
    /// <summary>Adds the whole product.</summary>
    /// <exception cref="InvalidOperationException">
    /// Settings are wrong; the message names all that are, and how to mend them.
    /// </exception>
    public static void AddFunctionApp(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AppSettingsReader.Read(configuration) switch
        {
            SettingsReading.Read read => read.Settings,
            SettingsReading.Refused refused => throw new InvalidOperationException(refused.Text),
            _ => throw new InvalidOperationException("The settings could not be read."),
        };
        services.AddCloud(settings);
        services.AddDoors();
        services.AddSingleton(CallerCheck.Of(Environment.GetEnvironmentVariable));
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
