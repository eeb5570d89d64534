using static Hosting.Tests.Options.SettingCase;

namespace Hosting.Tests.Options;

/// <summary>The settings of orders.</summary>
internal static class OrderSettingCases
{
    public static SettingCase[] Create()
    {
        return
        [
            Span("Orders:PollInterval", s => s.Orders.PollInterval, "00:00:05", "00:05:00", "00:00:04", "00:05:01"),
            Span("Orders:ScriptTimeout", s => s.Orders.ScriptTimeout, "00:01:00", "01:30:00", "00:00:59", "01:30:01"),
            Span("Orders:PollTimeout", s => s.Orders.PollTimeout, "00:01:00", "00:45:00", "00:00:59", "00:45:01"),
            Whole("Orders:MaxConcurrency", s => s.Orders.MaxConcurrency, "1", "5000", "0", "5001"),
            Span("Orders:TimeBudget", s => s.Orders.TimeBudget, "00:01:00", "00:50:00", "00:00:59", "00:50:01"),
            Whole("Orders:CanarySize", s => s.Orders.Rollout.CanarySize, "1", "100", "0", "101"),
            Whole("Orders:MaxErrors", s => s.Orders.Rollout.MaxErrors, "1", "1000", "0", "1001"),
            new(
                "Orders:MaxErrorShare",
                s => FormattableString.Invariant($"{s.Orders.Rollout.MaxErrorShare}"),
                [("0", "0"), ("1", "1"), ("0.25", "0.25")],
                ["1.01", "-0.01", "2%", "half"]
            ),
        ];
    }
}
