using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Cloud.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Remediation;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Orders;
using Remediation.Orders.Pacing;
using Remediation.Reporting;
using Remediation.Safety;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;

namespace Cloud.Settings;

/// <summary>
/// Composition: from settings to a worker that sweeps. The host adds <see cref="ILogQuery"/>, logging and metrics.
/// </summary>
public static class CloudServices
{
    /// <summary>Adds the whole product but for its doors.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">What the installation is told.</param>
    /// <remarks>
    /// An <see cref="HttpPipelineTransport"/> among the services is the way to Azure; without one it is the usual one.
    /// </remarks>
    public static IServiceCollection AddCloud(this IServiceCollection services, AppSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.Sweeps)
            .AddSingleton(settings.Pace)
            .AddSingleton(_ => CloudCredentials.For(settings.Azure))
            .AddState(settings)
            .AddAzure(settings)
            .AddSweeps();
    }

    private static IServiceCollection AddState(this IServiceCollection services, AppSettings settings)
    {
        return services
            .AddSingleton(provider =>
                StateClients.Open(
                    settings.State switch
                    {
                        StateSettings.Development development => development.Address,
                        StateSettings.Account account => StateAddress.InAzure(
                            account.Queues,
                            account.Tables,
                            account.Blobs,
                            provider.GetRequiredService<TokenCredential>()
                        ),
                        _ => throw new UnreachableException($"{settings.State} is no known kind of state."),
                    }
                )
            )
            .AddSingleton<ISweepStore, TableSweepStore>()
            .AddSingleton<ISweepQueue, StorageSweepQueue>()
            .AddSingleton<ILedger, TableLedger>()
            .AddSingleton<IKillSwitch, BlobKillSwitch>()
            .AddSingleton<ILease>(provider => new BlobLease(
                provider.GetRequiredService<StateClients>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IReportArchive>(provider => new StorageReportArchive(
                provider.GetRequiredService<StateClients>(),
                settings.Sweeps.Policy.Baseline
            ))
            .AddSingleton<IReportSink>(provider => provider.GetRequiredService<IReportArchive>());
    }

    /// <summary>Adds the way to Log Analytics for a host without Microsoft's client package.</summary>
    public static IServiceCollection AddHttpLogQuery(this IServiceCollection services)
    {
        return services.AddSingleton<ILogQuery>(provider =>
        {
            var settings = provider.GetRequiredService<AppSettings>();
            var pipeline = CloudClients.Logs(
                settings.Azure.LogEndpoint,
                provider.GetRequiredService<TokenCredential>(),
                provider.GetService<HttpPipelineTransport>()
            );
            return new HttpLogQuery(pipeline, settings.Azure.LogEndpoint, settings.Logs.ServerTimeout);
        });
    }

    private static IServiceCollection AddAzure(this IServiceCollection services, AppSettings settings)
    {
        var endpoints = settings.Azure.Endpoints;
        return services
            .AddSingleton<IInventory>(provider => new ResourceGraphInventory(
                CloudClients.Inventory(
                    endpoints,
                    provider.GetRequiredService<TokenCredential>(),
                    provider.GetService<HttpPipelineTransport>()
                ),
                endpoints,
                settings.Sweeps.Subscriptions
            ))
            .AddSingleton<IRunCommandChannel>(provider => new RunCommandChannels(
                endpoints,
                provider.GetRequiredService<TokenCredential>(),
                provider.GetService<HttpPipelineTransport>(),
                Heard(provider)
            ))
            .AddSingleton<IConnectionLog>(provider => new WorkspaceConnectionLog(
                provider.GetRequiredService<ILogQuery>(),
                settings.Logs.Targets,
                provider.GetRequiredService<TimeProvider>(),
                settings.Logs.Own
            ));
    }

    private static Action<QuotaReading> Heard(IServiceProvider provider)
    {
        var pacer = provider.GetRequiredService<Pacer>();
        var time = provider.GetRequiredService<TimeProvider>();
        return reading => pacer.Observe(reading, time.GetUtcNow());
    }

    private static IServiceCollection AddSweeps(this IServiceCollection services)
    {
        return services
            .AddSingleton<Pacer>()
            .AddSingleton<SweepPorts>()
            .AddSingleton<Sweep>()
            .AddSingleton<SweepWorkPorts>()
            .AddSingleton<SweepMetrics>()
            .AddSingleton<SweepWork>();
    }
}
