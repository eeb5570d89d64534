using System.Diagnostics;

namespace Remediation.Telemetry;

/// <summary>A span that ends when it is disposed: with its outcome, or as interrupted if it got none.</summary>
internal sealed class Span : IDisposable
{
    private const string Interrupted = "Interrupted";

    private readonly TimeProvider time;

    private Span(Activity activity, TimeProvider time)
    {
        Activity = activity;
        this.time = time;
    }

    /// <summary>The span as the runtime knows it.</summary>
    public Activity Activity { get; }

    /// <summary>What came of it; null if it was interrupted.</summary>
    public string? Outcome { get; set; }

    /// <summary>The span of an activity; null if there is none, because the sampler left it out.</summary>
    public static Span? From(Activity? activity, TimeProvider time) =>
        activity is null ? null : new Span(activity, time);

    /// <inheritdoc/>
    public void Dispose()
    {
        Activity.SetTag(Tracing.OutcomeTag, Outcome ?? Interrupted);
        if (Outcome is null)
        {
            Activity.SetStatus(ActivityStatusCode.Error);
        }

        Activity.SetEndTime(time.GetUtcNow().UtcDateTime);
        Activity.Dispose();
    }
}
