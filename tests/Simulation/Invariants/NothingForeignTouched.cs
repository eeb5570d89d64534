using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>What others left on a machine is theirs.</summary>
internal sealed class NothingForeignTouched : Invariant
{
    public override string Why => "a run command of somebody else is never deleted";

    public override string? See(WorldState world, Happening happening) =>
        happening is Happening.Deleted { IsForeign: true } deleted
            ? $"{deleted.Name} of {deleted.Machine} was deleted"
            : null;
}
