namespace Remediation.ConnectionLogs;

/// <summary>Port: the logs of a workspace.</summary>
public interface IConnectionLog
{
    /// <summary>
    /// Legacy connections in the window, with each source's health. A source that fails is a value, not an exception.
    /// </summary>
    Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Which machines were observed at these addresses in the window. Observations that could not be read are missing;
    /// an address without observations proves nothing.
    /// </summary>
    Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Traffic of the given machines, by identifiers that are unique to each (resource id, computer name, own
    /// addresses). A machine whose traffic could not be queried is missing from the answer; a machine without traffic
    /// has zeros.
    /// </summary>
    Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    );
}
