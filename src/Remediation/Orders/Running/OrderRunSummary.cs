using Remediation.Orders.Pacing;

namespace Remediation.Orders.Running;

/// <summary>What came of a run.</summary>
/// <param name="Calls">Calls to the platform.</param>
/// <param name="Removed">Leftovers that were removed.</param>
public sealed record OrderRunSummary(CallTally Calls, IReadOnlyList<OrderHandle> Removed);
