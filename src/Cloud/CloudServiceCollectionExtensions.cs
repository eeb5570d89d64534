using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Cloud.State;
using Microsoft.Extensions.DependencyInjection;
using Remediation.ConnectionLogs;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Cloud;

/// <summary>Composition of the adapters.</summary>
public static class CloudServiceCollectionExtensions
{
    /// <summary>
    /// Adds every port of the rules on Azure, but for <see cref="ILogQuery"/>, which the host chooses.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="azure">Which Azure, and as whom.</param>
    /// <param name="logs">Which logs are queried.</param>
    /// <param name="state">Where the state is kept.</param>
    /// <param name="sweeps">Which subscriptions are swept, to which baseline.</param>
    /// <remarks>
    /// An <see cref="HttpPipelineTransport"/> among the services is the way to Azure; without one it is the usual one.
    /// </remarks>
    public static IServiceCollection AddCloud(
        this IServiceCollection services,
        AzureOptions azure,
        LogOptions logs,
        StateOptions state,
        SweepOptions sweeps
    )
    {
        return services
            .AddSingleton(azure)
            .AddSingleton(logs)
            .AddSingleton(_ => AzureCredentials.For(azure))
            .AddState(state, sweeps)
            .AddAzure(azure, logs, sweeps);
    }

    /// <summary>Adds the way to Log Analytics for a host without Microsoft's client package.</summary>
    public static IServiceCollection AddHttpLogQuery(this IServiceCollection services)
    {
        return services.AddSingleton<ILogQuery>(provider =>
        {
            var azure = provider.GetRequiredService<AzureOptions>();
            var pipeline = AzureClients.Logs(
                azure.LogEndpoint,
                provider.GetRequiredService<TokenCredential>(),
                provider.GetService<HttpPipelineTransport>()
            );
            return new HttpLogQuery(
                pipeline,
                azure.LogEndpoint,
                provider.GetRequiredService<LogOptions>().ServerTimeout
            );
        });
    }

    private static IServiceCollection AddState(
        this IServiceCollection services,
        StateOptions state,
        SweepOptions sweeps
    )
    {
        return services
            .AddSingleton(provider =>
                StateClients.Open(
                    state switch
                    {
                        StateOptions.Development development => development.Address,
                        StateOptions.Account account => StateAddress.InAzure(
                            account.Queues,
                            account.Tables,
                            account.Blobs,
                            provider.GetRequiredService<TokenCredential>()
                        ),
                        _ => throw new UnreachableException($"{state} is no known kind of state."),
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
                sweeps.Policy.Baseline
            ))
            .AddSingleton<IReportSink>(provider => provider.GetRequiredService<IReportArchive>());
    }

    private static IServiceCollection AddAzure(
        this IServiceCollection services,
        AzureOptions azure,
        LogOptions logs,
        SweepOptions sweeps
    )
    {
        var endpoints = azure.Endpoints;
        return services
            .AddSingleton<IInventory>(provider => new ResourceGraphInventory(
                AzureClients.Inventory(
                    endpoints,
                    provider.GetRequiredService<TokenCredential>(),
                    provider.GetService<HttpPipelineTransport>()
                ),
                endpoints,
                sweeps.Subscriptions
            ))
            .AddSingleton<IRunCommandChannel>(provider => new RunCommandChannels(
                endpoints,
                provider.GetRequiredService<TokenCredential>(),
                provider.GetService<HttpPipelineTransport>(),
                CreateQuotaObserver(provider)
            ))
            .AddSingleton<IConnectionLog>(provider => new WorkspaceConnectionLog(
                provider.GetRequiredService<ILogQuery>(),
                logs.Targets,
                provider.GetRequiredService<TimeProvider>(),
                logs.CustomQueries
            ));
    }

    private static Action<QuotaReading> CreateQuotaObserver(IServiceProvider provider)
    {
        var pacer = provider.GetRequiredService<CallRateLimiter>();
        var time = provider.GetRequiredService<TimeProvider>();
        return reading => pacer.OnQuotaRead(reading, time.GetUtcNow());
    }
}
