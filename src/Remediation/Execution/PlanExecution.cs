using Remediation.Orders.Scheduling;
using Remediation.Reporting;

namespace Remediation.Execution;

/// <summary>The result of a plan: a line per machine with its verdict, and the totals of the orders.</summary>
internal sealed record PlanExecution(IReadOnlyList<MachineLine> Lines, OrderRunSummary Summary);
