using Remediation.Fleet;

namespace Remediation.Findings;

/// <summary>A span of log time, UTC; <c>From</c> included, <c>To</c> excluded.</summary>
public sealed record LogWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>What the log said: rows, and how far each source could be asked at all.</summary>
public sealed record LogAnswer(IReadOnlyList<LegacyTlsRow> Rows, IReadOnlyList<SourceHealth> Sources);

/// <summary>Asks for one machine's traffic since a moment, legacy and modern.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Since">From when, UTC.</param>
public sealed record TrafficQuestion(Machine Machine, DateTimeOffset Since);

/// <summary>A machine's traffic since the moment asked for.</summary>
/// <param name="Machine">The machine asked for.</param>
/// <param name="LegacyHits">Connections older than TLS 1.2.</param>
/// <param name="ModernHits">Connections with TLS 1.2 or newer.</param>
public sealed record MachineTraffic(MachineId Machine, long LegacyHits, long ModernHits);

/// <summary>Port: the logs of a workspace.</summary>
public interface IConnectionLog
{
    /// <summary>Legacy connections in the window, with each source's health. A source that fails is a value, not an exception.</summary>
    Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Which machines said in the window that they had one of these addresses. What could not be read is missing: an address that nobody
    /// witnessed proves nothing.
    /// </summary>
    Task<IReadOnlyList<AddressSighting>> ReadSightingsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Traffic of the machines asked for, by what names each one alone (resource id, computer name, addresses of its own).
    /// A machine that the log could not be asked about is missing from the answer; one without traffic is there with zeros.
    /// </summary>
    Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions,
        CancellationToken cancellationToken
    );
}
