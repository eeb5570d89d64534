using Remediation.ConnectionLogs.Queries;

namespace Cloud.ConnectionLogs;

/// <summary>Which logs are queried, and how.</summary>
/// <param name="Targets">Workspaces and resources, at least one.</param>
/// <param name="ServerTimeout">How long the service may take for one query.</param>
/// <param name="CustomQueries">The operator's own queries.</param>
public sealed record LogOptions(
    IReadOnlyList<LogTarget> Targets,
    TimeSpan ServerTimeout,
    IReadOnlyList<LogQuery> CustomQueries
);
