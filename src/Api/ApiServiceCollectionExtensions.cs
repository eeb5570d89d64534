using Api.Authorization;
using Api.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Api;

/// <summary>Composition of the API.</summary>
public static class ApiServiceCollectionExtensions
{
    /// <summary>
    /// Adds the endpoints. The host adds the rules, the ports, <see cref="NewSweepId"/> and
    /// <see cref="CallerAuthentication"/>.
    /// </summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        return services
            .AddSingleton<EndpointGuard>()
            .AddSingleton<SweepEndpoints>()
            .AddSingleton<ReportEndpoint>()
            .AddSingleton<AlertEndpoint>()
            .AddSingleton<MachineEndpoint>()
            .AddSingleton<HealthEndpoint>();
    }
}
