namespace Remediation.Orders.RateLimiting;

/// <summary>What an answer of the platform says of a quota: how many calls are left now.</summary>
/// <param name="SubscriptionId">Subscription, lower case.</param>
/// <param name="Kind">Which calls.</param>
/// <param name="Remaining">At least 0.</param>
public sealed record QuotaReading(string SubscriptionId, CallKind Kind, int Remaining);
