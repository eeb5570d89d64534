using System.Security.Cryptography;
using Cloud.Settings;
using Doors;
using Doors.Callers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Composition;

/// <summary>The room list.</summary>
internal static partial class AppServices
{
    /// <summary>Adds the whole product.</summary>
    /// <exception cref="InvalidOperationException">Settings are wrong; the message names all that are, and how to mend them.</exception>
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
        AddLogQuery(services, settings);
    }

    // Where the gallery lacks Azure.Monitor.Query, the part of this class that uses it is not compiled, and there are no logs to ask.
    static partial void AddLogQuery(IServiceCollection services, AppSettings settings);
}
