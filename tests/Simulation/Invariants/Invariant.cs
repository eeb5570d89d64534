using Simulation.Tests.World;

namespace Simulation.Tests.Invariants;

/// <summary>Something that must hold in every world, whatever goes wrong.</summary>
internal abstract class Invariant
{
    /// <summary>Its name, as a planted bug expects it.</summary>
    public string Name => GetType().Name;

    /// <summary>What must hold, in one sentence.</summary>
    public abstract string Why { get; }

    /// <summary>Sees everything that happens. Returns what is wrong, or null.</summary>
    public virtual string? See(WorldState world, Happening happening) => null;

    /// <summary>Looks at the world when the epilogue is over. Returns what is wrong, or null.</summary>
    public virtual string? AtEnd(WorldState world) => null;
}
