namespace Simulator.Verification;

/// <summary>One thing that a verdict claims about a machine.</summary>
/// <param name="Text">The claim in words.</param>
/// <param name="Holds">Whether it is true of the simulated machine.</param>
internal sealed record VerdictClaim(string Text, bool Holds);
