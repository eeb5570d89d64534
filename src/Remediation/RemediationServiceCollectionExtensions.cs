using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Remediation.Execution;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Sweeps.Running;

namespace Remediation;

/// <summary>Composition of the rules.</summary>
public static class RemediationServiceCollectionExtensions
{
    /// <summary>Adds what asks for sweeps and what runs them. The host adds the ports, logging and metrics.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="sweeps">What a sweep may do.</param>
    /// <param name="orders">How orders are sent.</param>
    public static IServiceCollection AddRemediation(
        this IServiceCollection services,
        SweepOptions sweeps,
        OrderExecutionOptions orders
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(sweeps)
            .AddSingleton(orders)
            .AddSingleton<CallRateLimiter>()
            .AddSingleton<SweepPorts>()
            .AddSingleton<Sweep>()
            .AddSingleton<SweepMessagePorts>()
            .AddSingleton<SweepMetrics>()
            .AddSingleton<SweepMessageHandler>()
            .AddSingleton<SweepIntake>()
            .AddSingleton<ScheduledSweep>();
    }
}
