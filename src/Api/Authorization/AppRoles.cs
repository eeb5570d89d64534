namespace Api.Authorization;

/// <summary>App roles of the API's app registration. <c>infra/hooks</c> creates the same roles.</summary>
public static class AppRoles
{
    /// <summary>Reads sweeps, reports and machines.</summary>
    public const string Read = "Sweep.Read";

    /// <summary>Includes Sweep.Read, and starts and stops sweeps.</summary>
    public const string Operate = "Sweep.Operate";

    /// <summary>
    /// Posts alerts. The name that Microsoft's script gives to the role of Azure Monitor's action groups ("Configure
    /// authentication for secure webhook").
    /// </summary>
    public const string Alert = "ActionGroupsSecureWebhook";

    internal static IReadOnlyList<string> Readers { get; } = [Read, Operate];

    internal static IReadOnlyList<string> Operators { get; } = [Operate];

    internal static IReadOnlyList<string> Alerters { get; } = [Alert];
}
