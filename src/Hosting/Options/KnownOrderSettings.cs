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
            "Pause between two polls of one order, 5 seconds to 5 minutes, shorter than Orders__PollTimeout."
        ),
        new(
            Known.ScriptTimeout,
            Text(Pace.ScriptTimeout),
            false,
            "Time after which Azure ends a script, 1 to 90 minutes."
        ),
        new(
            Known.PollTimeout,
            Text(Pace.PollTimeout),
            false,
            "How long an order is polled, 1 to 45 minutes; the next sweep finds an order that still runs, and "
                + "one that never started is withdrawn."
        ),
        new(
            Known.TimeBudget,
            "00:40:00",
            false,
            "How long one sweep works on its orders, 1 to 50 minutes; what is outstanding then is handed over to "
                + "the next one."
        ),
        new(
            Known.MaxConcurrency,
            $"{Pace.MaxConcurrency}",
            false,
            "Maximum orders in flight over all subscriptions, 1 to 5000; one region allows about 256."
        ),
        new(
            Known.CanarySize,
            "1",
            false,
            "Number of machines that are written to before any other, 1 to 100; each must succeed."
        ),
        new(Known.MaxErrors, "10", false, "Number of failed machines at which a sweep stops writing, 1 to 1000."),
        new(
            Known.MaxErrorShare,
            "0.1",
            false,
            "Share of failed machines at which a sweep stops writing, once it has written to 20; 0 to 1."
        ),
    ];

    private static string Text(TimeSpan span) => span.ToString("c");
}
