using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;

namespace Remediation.Verdicts;

/// <summary>Reads what became of an order.</summary>
internal static class Outcomes
{
    /// <summary>
    /// From the order's last state to evidence. An order that is absent after it was run was deleted by somebody.
    /// </summary>
    public static OrderOutcome Of(GuestOrder order, OrderState state, TlsBaseline baseline, KnownReports? known = null)
    {
        return state switch
        {
            OrderState.HeldBack held => new OrderOutcome.NotSent(held.Reason),
            OrderState.InProgress => new OrderOutcome.Outstanding(),
            OrderState.Ended { Reply: GuestReply.Unanswered unanswered } => new OrderOutcome.NoAnswer(
                unanswered.Reason,
                EndOf(unanswered)
            ),
            OrderState.Ended { Reply: GuestReply.Answered answered } => Read(order, answered, baseline, known),
            _ => new OrderOutcome.NoAnswer(Reasons.ReasonCodes.OrderCancelled),
        };
    }

    private static OrderEnd EndOf(GuestReply.Unanswered reply)
    {
        return reply switch
        {
            GuestReply.Rejected => OrderEnd.NeverRan,
            GuestReply.Throttled or GuestReply.Unreachable => OrderEnd.Unsettled,
            _ => OrderEnd.Over,
        };
    }

    private static OrderOutcome Read(
        GuestOrder order,
        GuestReply.Answered answered,
        TlsBaseline baseline,
        KnownReports? known
    )
    {
        return FrameParser.Parse(
            order,
            [.. baseline.Settings.Select(setting => setting.Id)],
            answered.Output,
            known
        ) switch
        {
            FrameReading.Read read => new OrderOutcome.Read(read.Report),
            FrameReading.Unreadable unreadable => new OrderOutcome.NoAnswer(unreadable.Reason),
            _ => new OrderOutcome.NoAnswer(Reasons.ReasonCodes.FrameMissing),
        };
    }
}
