namespace Remediation.ConnectionLogs;

/// <summary>
/// An agent on a machine reported that the machine had an address. Only such records, from heartbeats or from the map
/// of connections, show which machine held an address when a connection was made; the inventory knows only the present
/// holder.
/// </summary>
/// <param name="Address">Canonical text.</param>
/// <param name="ResourceId">The machine's ARM id in lower case; empty if the log does not contain it.</param>
/// <param name="HostName">The machine's computer name, normalised; empty if the log does not contain it.</param>
/// <param name="From">First time in the window at which the machine had the address, UTC.</param>
/// <param name="To">Last time in the window at which the machine had the address, UTC.</param>
public sealed record AddressObservation(
    string Address,
    string ResourceId,
    string HostName,
    DateTimeOffset From,
    DateTimeOffset To
);
