namespace Remediation.Reporting;

/// <summary>How far a sweep has come.</summary>
/// <param name="Phase">The present phase.</param>
/// <param name="Done">Steps of this phase that are done.</param>
/// <param name="Total">Steps of this phase, at least 1.</param>
public sealed record SweepProgress(SweepPhase Phase, int Done, int Total);
