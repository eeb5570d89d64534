namespace Simulator.Platform.Throttling;

/// <summary>What a policy still allows.</summary>
/// <param name="Layer">Who counts.</param>
/// <param name="Policy">What it is called in headers.</param>
/// <param name="Size">Most calls at once.</param>
/// <param name="Remaining">Calls that could go now.</param>
public sealed record QuotaCount(QuotaLayer Layer, string Policy, int Size, int Remaining);
