using Remediation.Reporting;

namespace Api.Responses;

/// <summary>The progress of a sweep.</summary>
internal sealed record ProgressDocument(SweepPhase Phase, int Done, int Total);
