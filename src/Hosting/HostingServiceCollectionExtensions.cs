using Azure.Core.Pipeline;
using Cloud;
using Cloud.ConnectionLogs;
using Hosting.Options;
using Microsoft.Extensions.DependencyInjection;
using Remediation;

namespace Hosting;

/// <summary>Composition of the product: from options to a worker that sweeps.</summary>
public static class HostingServiceCollectionExtensions
{
    /// <summary>
    /// Adds the whole product but for the API. The host adds <see cref="ILogQuery"/>, logging and metrics.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">What the installation is told.</param>
    /// <remarks>
    /// An <see cref="HttpPipelineTransport"/> among the services is the way to Azure; without one it is the usual one.
    /// </remarks>
    public static IServiceCollection AddTlsRemediation(this IServiceCollection services, AppOptions options)
    {
        return services
            .AddSingleton(options)
            .AddRemediation(options.Sweeps, options.Orders)
            .AddCloud(options.Azure, options.Logs, options.State, options.Sweeps);
    }
}
