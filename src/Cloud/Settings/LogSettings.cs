using Cloud.ConnectionLogs;
using Remediation.Findings.Queries;

namespace Cloud.Settings;

/// <summary>Whose logs are asked.</summary>
/// <param name="Targets">At least one.</param>
/// <param name="ServerTimeout">How long the service may take for one query.</param>
/// <param name="Own">The operator's own queries.</param>
public sealed record LogSettings(IReadOnlyList<LogTarget> Targets, TimeSpan ServerTimeout, IReadOnlyList<LogQuery> Own);
