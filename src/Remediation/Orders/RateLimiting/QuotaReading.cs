namespace Remediation.Orders.RateLimiting;

/// <summary>How many calls of a quota are left, as an answer of the platform reports it.</summary>
/// <param name="SubscriptionId">Subscription, lower case.</param>
/// <param name="Kind">The kind of calls.</param>
/// <param name="Remaining">Calls left, at least 0.</param>
public sealed record QuotaReading(string SubscriptionId, CallKind Kind, int Remaining);
