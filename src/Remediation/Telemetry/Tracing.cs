using System.Diagnostics;

namespace Remediation.Telemetry;

/// <summary>
/// The product's spans: one for a sweep, one for each of its phases, one for each of its orders. Nothing is created
/// while nobody listens. Start and end come from the injected clock.
/// </summary>
internal static class Tracing
{
    public const string SweepIdTag = "tls.sweep.id";
    public const string SweepModeTag = "tls.sweep.mode";
    public const string MachineTag = "tls.machine.id";
    public const string OrderTag = "tls.order.name";
    public const string OutcomeTag = "tls.outcome";
    private const string Completed = "Completed";

    private static readonly ActivitySource Source = new(TelemetryNames.ActivitySource);

    /// <summary>True if somebody listens.</summary>
    public static bool IsOn => Source.HasListeners();

    /// <summary>Starts the span of a sweep; null if nobody listens.</summary>
    public static Span? StartSweep(string sweepId, string mode, TimeProvider time)
    {
        if (!IsOn)
        {
            return null;
        }

        var activity = Source.StartActivity(
            "tls.sweep",
            ActivityKind.Internal,
            parentContext: default,
            [new(SweepIdTag, sweepId), new(SweepModeTag, mode)],
            startTime: time.GetUtcNow()
        );
        return Span.From(activity, time);
    }

    /// <summary>Runs a phase of a sweep in a span of its own.</summary>
    public static async Task<T> RunPhaseAsync<T>(string name, TimeProvider time, Func<Task<T>> phase)
    {
        using var span = Start(name, time);
        var result = await phase();
        span?.Outcome = Completed;
        return result;
    }

    /// <summary>Starts the span of a part of the current span, with its sweep's tags; null if nobody listens.</summary>
    /// <param name="name">What it does.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tags">Its own tags.</param>
    public static Span? Start(string name, TimeProvider time, params IEnumerable<KeyValuePair<string, object?>> tags)
    {
        if (!IsOn)
        {
            return null;
        }

        var parent = Activity.Current;
        var activity = Source.StartActivity(
            name,
            ActivityKind.Internal,
            parent?.Context ?? default,
            [
                new(SweepIdTag, parent?.GetTagItem(SweepIdTag)),
                new(SweepModeTag, parent?.GetTagItem(SweepModeTag)),
                .. tags,
            ],
            startTime: time.GetUtcNow()
        );
        return Span.From(activity, time);
    }
}
