namespace Simulator.Platform;

/// <summary>
/// Names of the operations that the simulated Azure knows; keys of <see cref="SimulatedAzure.Calls"/>.
/// </summary>
public static class OperationNames
{
    /// <summary>PUT of a run command.</summary>
    public const string PutRunCommand = nameof(PutRunCommand);

    /// <summary>GET of a run command.</summary>
    public const string GetRunCommand = nameof(GetRunCommand);

    /// <summary>GET of all run commands of a machine.</summary>
    public const string ListRunCommands = nameof(ListRunCommands);

    /// <summary>DELETE of a run command.</summary>
    public const string DeleteRunCommand = nameof(DeleteRunCommand);

    /// <summary>GET of a VM.</summary>
    public const string GetVm = nameof(GetVm);

    /// <summary>GET of an Arc server.</summary>
    public const string GetArcMachine = nameof(GetArcMachine);

    /// <summary>GET of a VM's instance view.</summary>
    public const string GetVmInstanceView = nameof(GetVmInstanceView);

    /// <summary>Polling of a long-running operation.</summary>
    public const string GetOperation = nameof(GetOperation);

    /// <summary>Resource Graph query.</summary>
    public const string QueryResources = nameof(QueryResources);

    /// <summary>Log Analytics query.</summary>
    public const string QueryLogs = nameof(QueryLogs);

    /// <summary>Token of the managed identity.</summary>
    public const string GetToken = nameof(GetToken);
}
