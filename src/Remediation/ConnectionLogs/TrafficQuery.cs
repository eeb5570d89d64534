using Remediation.Inventory;

namespace Remediation.ConnectionLogs;

/// <summary>Asks for one machine's traffic since a moment, legacy and modern.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Since">Start of the queried time, UTC.</param>
public sealed record TrafficQuery(Machine Machine, DateTimeOffset Since);
