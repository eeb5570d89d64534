using Remediation.Inventory;

namespace Remediation.ConnectionLogs;

/// <summary>A machine's traffic since the moment asked for.</summary>
/// <param name="Machine">The queried machine.</param>
/// <param name="LegacyHits">Connections older than TLS 1.2.</param>
/// <param name="ModernHits">Connections with TLS 1.2 or newer.</param>
public sealed record MachineTraffic(MachineId Machine, long LegacyHits, long ModernHits);
