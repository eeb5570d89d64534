using Azure.Core;
using Azure.Core.Pipeline;
using Cloud;
using Cloud.ConnectionLogs;
using Cloud.Settings;
using Lab.Platform.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace Lab.Serve;

/// <summary>
/// The product but for its doors, composed as the Function app is. Only the log client is another, for the one package that not every feed has.
/// </summary>
internal static class LabProduct
{
    /// <summary>Adds it; logging and metrics are the host's.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">What the installation is told.</param>
    /// <param name="transport">Another way to Azure than the usual one; null for that.</param>
    public static IServiceCollection AddLabProduct(
        this IServiceCollection services,
        AppSettings settings,
        HttpPipelineTransport? transport = null
    ) =>
        services
            .AddCloud(settings, transport)
            .AddSingleton<ILogQuery>(provider => new LabLogQuery(
                CloudClients.Logs(
                    settings.Azure.LogEndpoint,
                    provider.GetRequiredService<TokenCredential>(),
                    settings.Logs.ServerTimeout,
                    transport
                ),
                settings.Azure.LogEndpoint,
                settings.Logs.ServerTimeout
            ));
}
