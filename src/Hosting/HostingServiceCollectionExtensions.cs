using Azure.Core.Pipeline;
using Cloud;
using Cloud.ConnectionLogs;
using Hosting.Options;
using Microsoft.Extensions.DependencyInjection;
using Remediation;

namespace Hosting;

/// <summary>Composition of the product: from options to a worker that runs sweeps.</summary>
public static class HostingServiceCollectionExtensions
{
    /// <summary>
    /// Adds the whole product except the API. The host adds <see cref="ILogQuery"/>, logging and metrics.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="options">The installation's options.</param>
    /// <remarks>
    /// If an <see cref="HttpPipelineTransport"/> is registered, all calls to Azure use it; otherwise they use the
    /// default transport.
    /// </remarks>
    public static IServiceCollection AddTlsRemediation(this IServiceCollection services, AppOptions options)
    {
        return services
            .AddSingleton(options)
            .AddRemediation(options.Sweeps, options.Orders)
            .AddCloud(options.Azure, options.Logs, options.State, options.Sweeps);
    }
}
