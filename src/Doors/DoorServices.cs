using Doors.Callers;
using Microsoft.Extensions.DependencyInjection;
using Remediation.Sweeps.Intake;

namespace Doors;

/// <summary>Composition of the doors.</summary>
public static class DoorServices
{
    /// <summary>
    /// Adds the doors and the desk behind them. The host adds the ports, the settings, the clock,
    /// <see cref="NewSweepId"/> and <see cref="CallerCheck"/>.
    /// </summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        return services
            .AddSingleton<SweepDesk>()
            .AddSingleton<SweepTick>()
            .AddSingleton<DoorGuard>()
            .AddSingleton<SweepDoor>()
            .AddSingleton<ReportDoor>()
            .AddSingleton<AlertDoor>()
            .AddSingleton<MachineDoor>()
            .AddSingleton<HealthDoor>();
    }
}
