namespace Remediation.Orders.RateLimiting;

/// <summary>A limit of the platform: a token bucket for one scope.</summary>
/// <param name="Scope">What the limit applies to; calls with equal scopes share a bucket.</param>
/// <param name="Size">Most tokens.</param>
/// <param name="PerSecond">Tokens that come back in a second.</param>
/// <param name="IsOfOneMachine">True if the scope is a single machine.</param>
internal sealed record AzureLimit(string Scope, double Size, double PerSecond, bool IsOfOneMachine);
