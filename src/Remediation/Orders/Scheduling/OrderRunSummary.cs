using Remediation.Orders.RateLimiting;

namespace Remediation.Orders.Scheduling;

/// <summary>Totals of a run over all orders.</summary>
/// <param name="Calls">Calls to the platform.</param>
/// <param name="Removed">Orphans that were removed.</param>
public sealed record OrderRunSummary(CallCounts Calls, IReadOnlyList<OrderHandle> Removed);
