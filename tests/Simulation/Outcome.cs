using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>What came of a world.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Violation">What must not be, in words; null where all held.</param>
/// <param name="Digest">The same for the same seed.</param>
/// <param name="Counts">How much happened.</param>
/// <param name="Tale">What came before the violation; empty where all held.</param>
internal sealed record Outcome(int Seed, string? Violation, long Digest, Counts Counts, IReadOnlyList<string> Tale);
