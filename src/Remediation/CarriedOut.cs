using Remediation.Orders.Running;
using Remediation.Reporting;

namespace Remediation;

/// <summary>Machines as they were judged, and what it took.</summary>
internal sealed record CarriedOut(IReadOnlyList<MachineLine> Lines, OrderRunSummary Summary);
