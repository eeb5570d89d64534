using Cloud.State;
using Remediation.Policies;
using Simulator.Fleet;

namespace Cli.Options;

/// <summary>What <c>sweep</c> is asked for, checked.</summary>
/// <param name="Id">The sweep's id; the same one again finds the sweep that is there.</param>
/// <param name="Mode">How far it may go.</param>
/// <param name="Names">What the state is called.</param>
/// <param name="Clock">The clock of the simulated Azure; null where that is the wall's.</param>
public sealed record SweepOnceOptions(string Id, SweepMode Mode, StateNames Names, SimulatedClock? Clock);
