namespace Simulator.Machines;

/// <summary>How a machine's connections show in the logs.</summary>
public enum LogVisibility
{
    /// <summary>Schannel events with the machine's own resource id.</summary>
    EventWithResourceId,

    /// <summary>Forwarded Schannel events that carry only the computer name.</summary>
    EventByName,

    /// <summary>The log of a storage account in the same region, which knows the machine's private address.</summary>
    StorageByAddress,

    /// <summary>A partner's gateway log, which knows only the public address of the NAT gateway.</summary>
    GatewayByNatAddress,
}
