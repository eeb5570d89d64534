using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.Orders;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Evaluation;

public class OrderOutcomeReaderTests
{
    private static readonly GuestOrder Order = A.Inspection();
    private static readonly Reason Why = new(ReasonCodes.ReplyUnknown, "why");

    public static TheoryData<GuestReply.Failed, OrderEnd> Silences =>
        new()
        {
            { new GuestReply.Rejected(Why), OrderEnd.NeverRan },
            { new GuestReply.Throttled(Why, null), OrderEnd.Unsettled },
            { new GuestReply.Unreachable(Why), OrderEnd.Unsettled },
            { new GuestReply.TimedOut(Why), OrderEnd.Over },
            { new GuestReply.Cancelled(Why), OrderEnd.Over },
            { new GuestReply.Unknown(Why), OrderEnd.Over },
        };

    [Theory]
    [MemberData(nameof(Silences))]
    public void Failed_reply_keeps_its_reason_and_the_known_state_of_the_order(GuestReply.Failed reply, OrderEnd end) =>
        Assert.Equal(new OrderOutcome.NoAnswer(Why, end), Of(new OrderState.Ended(reply)));

    [Fact]
    public void An_order_in_progress_is_outstanding() =>
        Assert.Equal(new OrderOutcome.Outstanding(), Of(new OrderState.InProgress()));

    [Fact]
    public void Order_absent_after_its_start_was_deleted_by_another_party() =>
        Assert.Equal(new OrderOutcome.NoAnswer(ReasonCodes.OrderCancelled, OrderEnd.Over), Of(new OrderState.Absent()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public void A_frame_is_believed_whatever_the_exit_code(int? exitCode)
    {
        var state = new OrderState.Ended(new GuestReply.Answered(exitCode, A.Frame(Order, A.Report()), "error"));

        Assert.Equivalent(A.Report(), Assert.IsType<OrderOutcome.Read>(Of(state)).Report, strict: true);
    }

    [Fact]
    public void An_exit_code_of_zero_without_a_frame_proves_nothing()
    {
        var outcome = Assert.IsType<OrderOutcome.NoAnswer>(
            Of(new OrderState.Ended(new GuestReply.Answered(0, "done", "")))
        );

        Assert.Equal(("TLS501", OrderEnd.Over), (outcome.Reason.Code.Id, outcome.End));
    }

    [Fact]
    public void Frame_of_another_baseline_is_rejected() =>
        Assert.IsType<OrderOutcome.NoAnswer>(
            OrderOutcomeReader.Read(Order, A.Answer(Order, A.Report()), TlsBaseline.FromParts([BaselinePart.WinHttp]))
        );

    private static OrderOutcome Of(OrderState state) => OrderOutcomeReader.Read(Order, state, TlsBaseline.Default);
}
