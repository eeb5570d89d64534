using static Cloud.Tests.Settings.SettingCase;

namespace Cloud.Tests.Settings;

/// <summary>The settings of orders.</summary>
internal static class OrderSettingCases
{
    public static SettingCase[] Create()
    {
        return
        [
            Span("Orders:PollInterval", s => s.Pace.PollInterval, "00:00:05", "00:05:00", "00:00:04", "00:05:01"),
            Span("Orders:Deadline", s => s.Pace.Deadline, "00:01:00", "01:30:00", "00:00:59", "01:30:01"),
            Span("Orders:Patience", s => s.Pace.Patience, "00:01:00", "00:45:00", "00:00:59", "00:45:01"),
            Whole("Orders:MaxConcurrency", s => s.Pace.MaxConcurrency, "1", "5000", "0", "5001"),
            Span("Orders:Budget", s => s.Pace.Budget, "00:01:00", "00:50:00", "00:00:59", "00:50:01"),
            Whole("Orders:Canary", s => s.Pace.Ramp.Canary, "1", "100", "0", "101"),
            Whole("Orders:MaxErrors", s => s.Pace.Ramp.MaxErrors, "1", "1000", "0", "1001"),
            new(
                "Orders:MaxErrorShare",
                s => FormattableString.Invariant($"{s.Pace.Ramp.MaxErrorShare}"),
                [("0", "0"), ("1", "1"), ("0.25", "0.25")],
                ["1.01", "-0.01", "2%", "half"]
            ),
        ];
    }
}
