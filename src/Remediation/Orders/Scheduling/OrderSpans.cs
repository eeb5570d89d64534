using System.Diagnostics;
using Remediation.Telemetry;

namespace Remediation.Orders.Scheduling;

/// <summary>A span for each order, from its first step to its last. Used by the runner's loop alone.</summary>
internal sealed class OrderSpans(TimeProvider time) : IDisposable
{
    private readonly HashSet<OrderRun> open = [];

    /// <summary>Starts the span of an order that has none. It does not become the current one of the loop.</summary>
    public void Start(OrderRun run)
    {
        if (run.Order is null || run.Span is not null || !Tracing.IsOn)
        {
            return;
        }

        var loop = Activity.Current;
        run.Span = Tracing.Start(
            "tls.order",
            time,
            new(Tracing.MachineTag, run.MachineId.ToString()),
            new(Tracing.OrderTag, run.Handle.Name)
        );
        Activity.Current = loop;
        open.Add(run);
    }

    /// <summary>The end of an order was written down.</summary>
    public static void SetOutcome(OrderRun run)
    {
        if (run.Span is not null)
        {
            run.Span.Outcome = OrderLog.NameState(run.Last);
        }
    }

    /// <summary>An order has no further step.</summary>
    public void End(OrderRun run)
    {
        if (!open.Remove(run))
        {
            return;
        }

        var loop = Activity.Current;
        run.Span?.Dispose();
        Activity.Current = loop;
    }

    /// <summary>Ends the spans of orders that an error or the end of the process interrupts.</summary>
    public void Dispose()
    {
        foreach (var run in open.ToList())
        {
            End(run);
        }
    }
}
