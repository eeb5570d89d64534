using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>A product that throws what it does not expect does not know what it is doing.</summary>
internal sealed class NoSurprise : Invariant
{
    public override string Why =>
        "nothing but a state that is unavailable, a conflict in the ledger or a cancellation ends a run early";

    public override string? See(WorldState world, Happening happening) =>
        happening switch
        {
            Happening.RunEnded { Fault: { } fault } when !IsExpected(fault) => fault.ToString(),
            Happening.EndpointFailed { Fault: var fault } when !IsExpected(fault) => fault.ToString(),
            _ => null,
        };

    private static bool IsExpected(Exception fault) =>
        fault
            is Remediation.Ledger.StateUnavailableException
                or Remediation.Ledger.LedgerConflictException
                or OperationCanceledException;
}
