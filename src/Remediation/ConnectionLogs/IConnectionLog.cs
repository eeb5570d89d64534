namespace Remediation.ConnectionLogs;

/// <summary>Port: the logs of a workspace.</summary>
public interface IConnectionLog
{
    /// <summary>
    /// Legacy connections in the window, with each source's health. A source that fails is a value, not an exception.
    /// </summary>
    Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Which machines said in the window that they had one of these addresses. What could not be read is missing: an
    /// address that nobody witnessed proves nothing.
    /// </summary>
    Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Traffic of the machines asked for, by what names each one alone (resource id, computer name, addresses of its
    /// own). A machine that the log could not be asked about is missing from the answer; one without traffic is there
    /// with zeros.
    /// </summary>
    Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    );
}
