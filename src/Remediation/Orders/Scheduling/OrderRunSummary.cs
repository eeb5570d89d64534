using Remediation.Orders.RateLimiting;

namespace Remediation.Orders.Scheduling;

/// <summary>What came of a run.</summary>
/// <param name="Calls">Calls to the platform.</param>
/// <param name="Removed">Leftovers that were removed.</param>
public sealed record OrderRunSummary(CallCounts Calls, IReadOnlyList<OrderHandle> Removed);
