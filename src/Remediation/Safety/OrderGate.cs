using Remediation.Planning;
using Remediation.Reasons;

namespace Remediation.Safety;

/// <summary>The last word before an order: only a mode that allows it lets a decision touch a machine.</summary>
public static class OrderGate
{
    /// <summary>Null where the order may go; otherwise why not.</summary>
    public static Reason? Refusal(SweepMode mode, Decision decision) => (mode, decision) switch
    {
        (SweepMode.Repair, Decision.Repair) => null,
        (SweepMode.Repair or SweepMode.Inspect, Decision.Inspect or Decision.Confirm) => null,
        _ => new Reason(ReasonCodes.ReportOnly, $"Mode {mode} sends no {decision.Name} order."),
    };
}
