namespace Remediation.Sweeps;

/// <summary>
/// All that travels in the queue: small, because what the sweep is to do stands in its record. One message per shard; a sweep has one shard,
/// <see cref="WholeScope"/>, until sweeps are divided by subscription.
/// </summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Shard">The part of it.</param>
public sealed record SweepMessage(string SweepId, string Shard = SweepMessage.WholeScope)
{
    /// <summary>The one shard that is everything.</summary>
    public const string WholeScope = "all";
}
