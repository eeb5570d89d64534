using System.Diagnostics;
using Cloud.Permissions;
using Remediation.Policies;

namespace Simulator.Platform.Authorization;

/// <summary>The roles as the simulated Azure grants them: exactly what the product's own list holds.</summary>
public static class RoleAssignments
{
    /// <summary>The actions of a machine role and of the log reader together.</summary>
    public static IReadOnlyCollection<string> ListActions(ProductRole role) =>
        [.. AzureActions.List(role).Concat(AzureActions.List(ProductRole.LogReader)).Select(action => action.Name)];

    /// <summary>How far a machine role is meant to go.</summary>
    public static SweepMode FindMode(ProductRole role)
    {
        return role switch
        {
            ProductRole.Repairer => SweepMode.Repair,
            ProductRole.Inspector => SweepMode.Inspect,
            ProductRole.Reader or ProductRole.LogReader => SweepMode.Report,
            _ => throw new UnreachableException($"{role} is no known role."),
        };
    }
}
