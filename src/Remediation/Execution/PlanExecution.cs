using Remediation.Orders.Scheduling;
using Remediation.Reporting;

namespace Remediation.Execution;

/// <summary>Machines as they were judged, and what it took.</summary>
internal sealed record PlanExecution(IReadOnlyList<MachineLine> Lines, OrderRunSummary Summary);
