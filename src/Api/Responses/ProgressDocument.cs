using Remediation.Reporting;

namespace Api.Responses;

/// <summary>How far a sweep is.</summary>
internal sealed record ProgressDocument(SweepPhase Phase, int Done, int Total);
