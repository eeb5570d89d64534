using System.Diagnostics;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Reasons;

namespace Remediation.Evaluation;

/// <summary>Derives an order's outcome from its last state.</summary>
internal static class OrderOutcomeReader
{
    /// <summary>The outcome of an order.</summary>
    public static OrderOutcome Read(
        GuestOrder order,
        OrderState state,
        TlsBaseline baseline,
        GuestReportPool? known = null
    )
    {
        return state switch
        {
            OrderState.HeldBack held => new OrderOutcome.NotSent(held.Reason),
            OrderState.InProgress => new OrderOutcome.Outstanding(),
            // An order that ended as absent was sent, and then deleted by another principal.
            OrderState.Absent => new OrderOutcome.NoAnswer(ReasonCodes.OrderCancelled),
            OrderState.Ended ended => ReadReply(order, ended.Reply, baseline, known),
            _ => throw new UnreachableException($"Nothing reads the order state {state}."),
        };
    }

    private static OrderOutcome ReadReply(
        GuestOrder order,
        GuestReply reply,
        TlsBaseline baseline,
        GuestReportPool? known
    )
    {
        return reply switch
        {
            GuestReply.Answered answered => Read(order, answered, baseline, known),
            GuestReply.Failed unanswered => new OrderOutcome.NoAnswer(unanswered.Reason, EndOf(unanswered)),
            _ => throw new UnreachableException($"Nothing reads the reply {reply}."),
        };
    }

    private static OrderEnd EndOf(GuestReply.Failed reply)
    {
        return reply switch
        {
            GuestReply.Rejected => OrderEnd.NeverRan,
            GuestReply.Throttled => OrderEnd.Unsettled,
            GuestReply.Unreachable => OrderEnd.Unsettled,
            GuestReply.TimedOut => OrderEnd.Over,
            GuestReply.Cancelled => OrderEnd.Over,
            GuestReply.Unknown => OrderEnd.Over,
            _ => throw new UnreachableException($"Nothing says what the reply {reply} means for its order."),
        };
    }

    private static OrderOutcome Read(
        GuestOrder order,
        GuestReply.Answered answered,
        TlsBaseline baseline,
        GuestReportPool? known
    )
    {
        string[] settings = [.. baseline.Settings.Select(setting => setting.Id)];
        var reading = FrameParser.Parse(order, settings, answered.Output, known);
        return reading switch
        {
            FrameReading.Read read => new OrderOutcome.Read(read.Report),
            FrameReading.Unreadable unreadable => new OrderOutcome.NoAnswer(unreadable.Reason),
            _ => throw new UnreachableException($"Nothing handles the reading {reading}."),
        };
    }
}
