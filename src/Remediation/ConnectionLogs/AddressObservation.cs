namespace Remediation.ConnectionLogs;

/// <summary>
/// Somebody on a machine said that it had an address. Such words, from an agent's heartbeat or from the map of
/// connections, are all that tells who held an address when a connection was made: the inventory knows only who holds
/// it now.
/// </summary>
/// <param name="Address">Canonical text.</param>
/// <param name="ResourceId">The machine's ARM id in lower case; empty where the log does not say.</param>
/// <param name="HostName">Its computer name, normalised; empty where the log does not say.</param>
/// <param name="From">First seen so in the window, UTC.</param>
/// <param name="To">Last seen so in the window, UTC.</param>
public sealed record AddressObservation(
    string Address,
    string ResourceId,
    string HostName,
    DateTimeOffset From,
    DateTimeOffset To
);
