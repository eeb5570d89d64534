using System.Diagnostics;
using Remediation.ConnectionLogs;
using Simulator.Machines;

namespace Simulator.Fleet;

/// <summary>Creates the log line of one connection, with only the values that this log contains in Azure.</summary>
internal static class LogLine
{
    /// <summary>The line.</summary>
    public static LoggedConnection Write(SimulatedMachine machine, DateTimeOffset time, WireProtocol protocol)
    {
        return machine.Spec.Visibility switch
        {
            LogVisibility.EventByName => new LoggedConnection("WindowsEvent", time, protocol.Label())
            {
                ClientHost = machine.Spec.ComputerName.ToUpperInvariant() + ".corp.contoso.com",
                Role = "client",
                ServerResourceId = "login.contoso.com",
            },
            LogVisibility.StorageByAddress => new LoggedConnection("StorageBlobLogs", time, protocol.Label())
            {
                ClientIp = $"{machine.Place.PrivateAddress}:{49152 + (time.Second * 7)}",
                ServerResourceId = SimulatedNetwork.StorageAccountId,
            },
            LogVisibility.GatewayByNatAddress => new LoggedConnection(
                "AGWAccessLogs",
                time,
                protocol.Label().Replace("TLS ", "TLSv", StringComparison.Ordinal)
            )
            {
                ClientIp = SimulatedNetwork.NatAddress,
                ServerResourceId = "shop.contoso.com",
                Evidence = "order-agent/4.2",
            },
            LogVisibility.EventWithResourceId => new LoggedConnection("Event", time, protocol.Label())
            {
                ClientResourceId = machine.Place.ResourceId,
                ClientHost = machine.Spec.ComputerName,
                Role = "client",
                ServerResourceId = "login.contoso.com",
            },
            var visibility => throw new UnreachableException($"{visibility} is no known visibility."),
        };
    }
}
