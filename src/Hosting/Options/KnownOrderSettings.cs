using Remediation.Orders;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>The settings of orders, in the order of docs/settings.md.</summary>
internal static class KnownOrderSettings
{
    private static readonly OrderExecutionOptions Pace = OrderExecutionOptions.Default;

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            Known.PollInterval,
            Text(Pace.PollInterval),
            false,
            "Pause between two questions about one order, from 5 seconds to 5 minutes, shorter than "
                + "Orders__PollTimeout."
        ),
        new(
            Known.ScriptTimeout,
            Text(Pace.ScriptTimeout),
            false,
            "After this Azure ends a script, from 1 to 90 minutes."
        ),
        new(
            Known.PollTimeout,
            Text(Pace.PollTimeout),
            false,
            "After this a sweep stops asking for an order, and the next one finds it; one that never began "
                + "within it is withdrawn; from 1 to 45 minutes."
        ),
        new(
            Known.TimeBudget,
            "00:40:00",
            false,
            "How long one sweep works on its orders, from 1 to 50 minutes; what is outstanding then is handed "
                + "over to the next one."
        ),
        new(
            Known.MaxConcurrency,
            $"{Pace.MaxConcurrency}",
            false,
            "Orders in flight at once over all subscriptions, 1 to 5000; one region lets 256 through."
        ),
        new(
            Known.CanarySize,
            "1",
            false,
            "Machines that are written to before any other, 1 to 100; each must have gone well."
        ),
        new(Known.MaxErrors, "10", false, "Failed machines at which a sweep stops writing, 1 to 1000."),
        new(
            Known.MaxErrorShare,
            "0.1",
            false,
            "Share of failed machines at which a sweep stops writing, once it has written to 20; 0 to 1."
        ),
    ];

    private static string Text(TimeSpan span) => span.ToString("c");
}
