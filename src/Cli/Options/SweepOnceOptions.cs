using Cloud.State;
using Remediation.Policies;
using Simulator.Fleet;

namespace Cli.Options;

/// <summary>The validated options of <c>sweep</c>.</summary>
/// <param name="Id">The sweep's id; a repeated id finds the existing sweep.</param>
/// <param name="Mode">The sweep's mode.</param>
/// <param name="Names">Names of queues, tables and containers.</param>
/// <param name="Clock">The clock of the simulated Azure; null if it is the wall clock.</param>
public sealed record SweepOnceOptions(string Id, SweepMode Mode, StateNames Names, SimulatedClock? Clock);
