namespace Simulator.Platform.Throttling;

/// <summary>What a call to Azure does, as its limits tell calls apart.</summary>
public enum QuotaCallKind
{
    /// <summary>GET of a machine, its instance view, a run command or a machine's run commands.</summary>
    Read,

    /// <summary>PUT of a run command.</summary>
    Write,

    /// <summary>DELETE of a run command.</summary>
    Delete,

    /// <summary>Polling of a long-running operation.</summary>
    Poll,

    /// <summary>GET of all machines of a subscription or a resource group.</summary>
    List,

    /// <summary>Resource Graph query.</summary>
    Graph,
}
