namespace Lab.World;

/// <summary>How a machine's connections show in the logs.</summary>
public enum LogVisibility
{
    /// <summary>Schannel events with the machine's own resource id.</summary>
    EventWithResourceId,

    /// <summary>Forwarded Schannel events that carry only the computer name.</summary>
    EventByName,

    /// <summary>A firewall's log, which knows the machine's private address.</summary>
    FirewallByAddress,

    /// <summary>A partner's gateway log, which knows only the public address of the NAT gateway.</summary>
    GatewayByNatAddress,
}
