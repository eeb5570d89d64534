namespace Simulator.Platform.Logs;

/// <summary>The simulated Azure's only Log Analytics workspace. It holds every log line of the world.</summary>
public static class SimulatedWorkspace
{
    /// <summary>Its ARM id.</summary>
    public const string ResourceId =
        "/subscriptions/00000000-0000-0000-0000-0000000001ab/resourceGroups/rg-lab/providers/"
        + "Microsoft.OperationalInsights/workspaces/log-lab";

    /// <summary>Its customer id, by which queries name it.</summary>
    public static readonly Guid CustomerId = new("00000000-0000-0000-0000-0000000010ab");
}
